// Duties by what one filters for, each with the words that it rests on.
import { DUTY, type DutyOf } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { FUNCTIONS, label, MODALITIES, oneOf, SECTORS, STATUSES } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { type Saved } from "../parts/csv.ts";
import { binding, deadlineText, Duty } from "../parts/duty.tsx";
import { Choose, Filters, Order, Place, Typed, useOrder } from "../parts/filters.tsx";
import { ListHead } from "../parts/list-head.tsx";
import { Long } from "../parts/long.tsx";
import { focusTitle, Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

const DUTIES = graphql(
  `
    query Duties($where: ResponsibilityWhere, $orderBy: [ResponsibilityOrder!], $first: Int, $after: String) {
      responsibilities(where: $where, orderBy: $orderBy, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...Duty }
      }
    }
  `,
  [DUTY],
);

const ORDERS = { deadline: [{ deadline: "ASC" }], function: [{ function: "ASC" }], "-recordedAt": [{ recordedAt: "DESC" }] } as const;
const FILTERS = ["function", "sector", "modality", "status", "q", "place"] as const;

function useWhere() {
  const address = useAddress();
  const fn = oneOf(FUNCTIONS, address.get("function"));
  const sector = oneOf(SECTORS, address.get("sector"));
  const modality = oneOf(MODALITIES, address.get("modality"));
  const status = oneOf(STATUSES, address.get("status"));
  const text = address.get("q");
  const place = address.get("place");
  return {
    ...(fn && { function: { eq: fn } }),
    ...(sector && { subject: { sector: { eq: sector } } }),
    ...(modality && { modality: { eq: modality } }),
    ...(status && { status: { eq: status } }),
    ...(text && { action: { contains: text } }),
    ...(place && { jurisdictions: { some: { name: { eq: place } } } }),
  };
}

const names = (of: readonly { name: string }[]) => of.map((one) => one.name).join("; ");
const COLUMNS: readonly Saved<DutyOf>[] = [
  { head: words.duties.agency, value: (duty) => duty.subject.name },
  { head: words.duties.sector, value: (duty) => label(duty.subject.sector) },
  { head: words.duties.modality, value: binding },
  { head: words.duties.action, value: (duty) => duty.action },
  { head: words.deadline, value: (duty) => deadlineText(duty.deadline) },
  { head: words.condition, value: (duty) => duty.condition ?? "" },
  { head: words.duties.with, value: (duty) => names(duty.counterparts) },
  { head: words.duties.function, value: (duty) => label(duty.function) },
  { head: words.duties.places, value: (duty) => names(duty.jurisdictions) },
  { head: words.duties.status, value: (duty) => words.status[duty.status] },
  { head: words.duties.quote, value: (duty) => duty.evidence.nodes[0]?.quote ?? "" },
  { head: words.duties.document, value: (duty) => duty.evidence.nodes[0]?.document.title ?? "" },
];

export default function Duties() {
  const address = useAddress();
  const where = useWhere();
  const orderBy = useOrder(ORDERS) ?? [{ subject: "ASC" as const }];
  const list = useGrowing(DUTIES, { where, orderBy }, (data) => data.responsibilities, 40);
  const clear = () => {
    address.set(Object.fromEntries(FILTERS.map((name) => [name, null])));
    focusTitle();
  };
  return (
    <Page title={words.duties.title}>
      <Filters>
        <Choose name="function" title={words.duties.function} values={FUNCTIONS} />
        <Choose name="sector" title={words.duties.sector} values={SECTORS} />
        <Choose name="modality" title={words.duties.modality} values={MODALITIES} />
        <Choose name="status" title={words.duties.status} values={STATUSES} />
        <Place />
        <Typed name="q" title={words.duties.text} />
        <Order of={words.duties.order} any={words.duties.byAgency} />
      </Filters>
      <ListHead list={list} says={words.duties.count} name="duties" columns={COLUMNS} />
      <Long list={list} guess={170} label={words.duties.title}>{(duty) => <Duty duty={duty} />}</Long>
      {list.total === 0 && <NoHit>{words.duties.empty} <button type="button" className="quiet" onClick={clear}>{words.duties.clear}</button></NoHit>}
    </Page>
  );
}
