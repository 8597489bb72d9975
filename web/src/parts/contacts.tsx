// The lines on which an agency is reached, by who may know them: roles, never persons.
import { TIERS } from "../graph/labels.ts";
import { words } from "../words/index.ts";

export interface Contact {
  label: string; phone: string | null; email: string | null; url: string | null; hours: string | null; tier: string; assuredOn: string | null;
}

export function Contacts({ of }: { of: readonly Contact[] }) {
  if (of.length === 0) return <p className="soft">{words.agency.noContacts}</p>;
  return (
    <dl className="tiers">
      {TIERS.map((tier) => [tier, of.filter((one) => one.tier === tier)] as const).filter(([, some]) => some.length).map(([tier, some]) => (
        <div key={tier}>
          <dt>{words.agency.tier[tier]}</dt>
          <dd><ul className="lines">{some.map((one) => <li key={[one.label, one.phone, one.email, one.url].join(" ")}><Reached at={one} /></li>)}</ul></dd>
        </div>
      ))}
    </dl>
  );
}

function Reached({ at }: { at: Contact }) {
  return (
    <>
      <strong>{at.label}</strong>{" "}
      {at.phone && <a href={`tel:${at.phone.replace(/[^+\d]/g, "")}`}>{at.phone}</a>}{" "}
      {at.email && <a href={`mailto:${at.email}`}>{at.email}</a>}{" "}
      {at.url && <span>{at.url}</span>}{" "}
      <span className="soft">{[at.hours, at.assuredOn && words.agency.assured(at.assuredOn)].filter(Boolean).join(" · ")}</span>
    </>
  );
}
