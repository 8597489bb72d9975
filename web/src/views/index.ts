// Every view: its address, its file, and where it stands in the menu. The API serves the page at these addresses (api/pages.py).
import type { ComponentType } from "react";
import { words } from "../words/index.ts";

type Group = keyof typeof words.groups;
type Right = "mayReview" | "mayIngest";

export interface View {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Its name in the menu; a view without one is reached from others. */
  name?: string;
  group?: Group;
  /** Shown in the menu to those who may alone. */
  right?: Right;
}

const { nav } = words;

export const VIEWS: readonly View[] = [
  { path: "/duties", load: () => import("./duties.tsx"), name: nav.duties, group: "know" },
  { path: "/agencies", load: () => import("./agencies.tsx"), name: nav.agencies, group: "know" },
  { path: "/agencies/:id", load: () => import("./agency.tsx") },
  { path: "/documents", load: () => import("./documents.tsx"), name: nav.documents, group: "know" },
  { path: "/documents/:id", load: () => import("./document.tsx") },
  { path: "/search", load: () => import("./search.tsx"), name: nav.search, group: "know" },
  { path: "/things/:id", load: () => import("./thing.tsx") },
];
