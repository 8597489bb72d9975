// Whom to call: the situation as a form, the answer as offices in order.
import { Link } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { FUNCTIONS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Contacts } from "../parts/contacts.tsx";
import { Duty } from "../parts/duty.tsx";
import { Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Line } from "../parts/names.tsx";
import { toAgency, toThing } from "../parts/to.ts";
import { words } from "../words/index.ts";

const CALL = graphql(
  `
    query Call($situation: SituationInput!) {
      whoToCall(situation: $situation, first: 8) {
        rank explanation
        agency { id name sector }
        because { ...Duty }
        resources { id name }
        contacts { label phone email url hours tier assuredOn }
      }
    }
  `,
  [DUTY],
);
const FLAGS = ["minor", "inCustody", "afterHours"] as const;

export default function Call() {
  const address = useAddress();
  const need = address.all("need").flatMap((value) => oneOf(FUNCTIONS, value) ?? []);
  const flags = Object.fromEntries(FLAGS.map((flag) => [flag, address.get(flag) === "yes" ? true : null]));
  const found = useAnswer(CALL, { situation: { need, jurisdiction: useJurisdiction(), ...flags } }, need.length === 0);
  const turn = (fn: string) => address.set({ need: need.some((one) => one === fn) ? need.filter((one) => one !== fn) : [...need, fn] });
  return (
    <Page title={words.call.title} lead={words.call.lead}>
      <form className="card" onSubmit={(event) => event.preventDefault()}>
        <fieldset>
          <legend>{words.call.need}</legend>
          <div className="checks">
            {FUNCTIONS.map((fn) => (
              <label key={fn} className="check"><input type="checkbox" checked={need.includes(fn)} onChange={() => turn(fn)} /> {label(fn)}</label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{words.call.situation}</legend>
          <div className="checks">
            {FLAGS.map((flag) => (
              <label key={flag} className="check">
                <input type="checkbox" checked={address.get(flag) === "yes"} onChange={(event) => address.set({ [flag]: event.target.checked ? "yes" : null })} /> {words.call[flag]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="filters"><Place /></div>
      </form>
      {need.length === 0 ? <Nothing title={words.call.first} /> : (
        <Answer of={found}>
          {({ whoToCall }) => whoToCall.length === 0 ? <Nothing>{words.call.none}</Nothing> : (
            <ol className="stack">
              {whoToCall.map((option) => (
                <li key={option.agency.id} className="card">
                  <h2><span className="rank">{option.rank}</span> <Link to={toAgency(option.agency.id)}>{option.agency.name}</Link></h2>
                  <Contacts of={option.contacts} />
                  <p>{option.explanation}</p>
                  {option.resources.length > 0 && (
                    <p>{words.call.offers}: <Line of={option.resources} to={toThing} /></p>
                  )}
                  <details><summary>{words.call.because} ({option.because.length})</summary><div className="stack">{option.because.map((duty) => <Duty key={duty.id} duty={duty} agency={false} />)}</div></details>
                </li>
              ))}
            </ol>
          )}
        </Answer>
      )}
    </Page>
  );
}
