// Duties by what one filters for, each with the words that it rests on.
import { DUTY } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { FUNCTIONS, MODALITIES, oneOf, SECTORS, STATUSES } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { Duty } from "../parts/duty.tsx";
import { Choose, Filters, Place, Typed } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { focusTitle, Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

const DUTIES = graphql(
  `
    query Duties($where: ResponsibilityWhere, $after: String) {
      responsibilities(where: $where, orderBy: [{ subject: ASC }], first: 40, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...Duty }
      }
    }
  `,
  [DUTY],
);

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

export default function Duties() {
  const address = useAddress();
  const where = useWhere();
  const list = useGrowing(DUTIES, { where }, (data) => data.responsibilities);
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
      </Filters>
      <p role="status" className="soft">{list.total === undefined ? words.loading : words.duties.count(list.total)}</p>
      <Long list={list} guess={170} label={words.duties.title}>{(duty) => <Duty duty={duty} />}</Long>
      {list.total === 0 && <NoHit>{words.duties.empty} <button type="button" className="quiet" onClick={clear}>{words.duties.clear}</button></NoHit>}
    </Page>
  );
}
