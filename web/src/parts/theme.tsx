// Light or dark: as the system has it until one chooses.
import { useState } from "react";
import { words } from "../words/index.ts";

const KEPT = "convene-theme";
const THEMES = ["system", "light", "dark"] as const;
type Name = (typeof THEMES)[number];

const kept = (): Name => THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "system";

const wear = (name: Name) => {
  if (name === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = name;
};
wear(kept());

export function Theme() {
  const [name, setName] = useState<Name>(kept);
  const choose = (value: string) => {
    const next = THEMES.find((one) => one === value) ?? "system";
    localStorage.setItem(KEPT, next);
    wear(next);
    setName(next);
  };
  return (
    <label className="theme">
      <span className="hidden">{words.theme.label}</span>
      <select value={name} onChange={(event) => choose(event.target.value)}>
        {THEMES.map((one) => <option key={one} value={one}>{words.theme[one]}</option>)}
      </select>
    </label>
  );
}
