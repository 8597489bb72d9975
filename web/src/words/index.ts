// Every text that the explorer shows of its own, in one folder; values.ts names those of the ontology. Explanations come from the API.
import { answers } from "./answers.ts";
import { shell } from "./shell.ts";
import { views } from "./views.ts";
import { work } from "./work.ts";

export const words = { ...shell, ...views, ...answers, ...work };
