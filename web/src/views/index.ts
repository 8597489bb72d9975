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
  { path: "/gaps", load: () => import("./gaps.tsx"), name: nav.gaps, group: "answers" },
  { path: "/overlaps", load: () => import("./overlaps.tsx"), name: nav.overlaps, group: "answers" },
  { path: "/call", load: () => import("./call.tsx"), name: nav.call, group: "answers" },
  { path: "/pathway", load: () => import("./pathway.tsx"), name: nav.pathway, group: "answers" },
  { path: "/crosswalk", load: () => import("./crosswalk.tsx"), name: nav.crosswalk, group: "answers" },
  { path: "/agreements", load: () => import("./agreements.tsx"), name: nav.agreements, group: "answers" },
  { path: "/membership", load: () => import("./membership.tsx"), name: nav.membership, group: "answers" },
  { path: "/network", load: () => import("./network.tsx"), name: nav.network, group: "see" },
  { path: "/what-if", load: () => import("./what-if.tsx"), name: nav.whatIf, group: "see" },
  { path: "/practice", load: () => import("./practice.tsx"), name: nav.practice, group: "see" },
  { path: "/changes", load: () => import("./changes.tsx"), name: nav.changes, group: "see" },
  { path: "/briefs", load: () => import("./briefs.tsx"), name: nav.briefs, group: "see" },
  { path: "/review", load: () => import("./review.tsx"), name: nav.review, group: "work", right: "mayReview" },
  { path: "/candidates", load: () => import("./candidates.tsx"), name: nav.candidates, group: "work", right: "mayReview" },
  { path: "/upload", load: () => import("./upload.tsx"), name: nav.upload, group: "work", right: "mayIngest" },
  { path: "/things/:id", load: () => import("./thing.tsx") },
];
