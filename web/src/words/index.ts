// Every text that the explorer shows, in one place: another language is another file of this shape.
import { answers } from "./answers.ts";
import { shell } from "./shell.ts";
import { views } from "./views.ts";
import { work } from "./work.ts";

export const words = { ...shell, ...views, ...answers, ...work };
