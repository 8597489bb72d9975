// An address that leads nowhere.
import { Nothing } from "../parts/ask.tsx";
import { Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

export function NotFound() {
  return <Page title={words.notFound.title}><Nothing title={words.notFound.title}>{words.notFound.say}</Nothing></Page>;
}
