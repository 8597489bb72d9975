// The lines on which an agency is reached: roles, never persons.
import { label } from "../graph/labels.ts";
import { words } from "../words/index.ts";

export interface Contact {
  label: string; phone: string | null; email: string | null; url: string | null; hours: string | null; tier: string; assuredOn: string | null;
}

export function Contacts({ of }: { of: readonly Contact[] }) {
  if (of.length === 0) return <p className="soft">{words.agency.noContacts}</p>;
  return (
    <ul className="lines">
      {of.map((one) => (
        <li key={[one.label, one.phone, one.email, one.url].join(" ")}>
          <strong>{one.label}</strong>{" "}
          {one.phone && <a href={`tel:${one.phone.replace(/[^+\d]/g, "")}`}>{one.phone}</a>}{" "}
          {one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}{" "}
          {one.url && <span>{one.url}</span>}{" "}
          <span className="soft">
            {[one.hours, one.tier !== "PUBLIC" && `${words.agency.tier} ${label(one.tier).toLowerCase()}`, one.assuredOn && words.agency.assured(one.assuredOn)]
              .filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
