// Views in which one works are there for those who may; others are told which key it takes.
import type { ReactNode } from "react";
import { words } from "../words/index.ts";
import { Nothing, Waiting } from "./ask.tsx";
import { Page } from "./page.tsx";
import { useAround } from "./around.ts";

export function Gate({ right, title, children }: { right: "mayReview" | "mayIngest"; title: string; children: ReactNode }) {
  const { viewer, error } = useAround();
  if (viewer?.[right]) return <>{children}</>;
  return (
    <Page title={title}>
      {viewer || error ? <Nothing title={words.denied.title}>{words.denied[right]}</Nothing> : <Waiting />}
    </Page>
  );
}
