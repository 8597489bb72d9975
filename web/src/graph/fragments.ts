// What every view shows of a quotation and of a duty.
import { graphql, type ResultOf } from "./gql.ts";

export const QUOTE = graphql(`
  fragment Quote on Evidence { id quote start end page path document { id title } }
`);

export const DUTY = graphql(
  `
    fragment Duty on Responsibility {
      id action modality negated function condition status confidence tier
      subject { id name sector }
      deadline { text duration after businessTime before recurring }
      counterparts { id name }
      jurisdictions { id name }
      evidence(first: 1) { nodes { ...Quote } }
    }
  `,
  [QUOTE],
);

export type QuoteOf = ResultOf<typeof QUOTE>;
export type DutyOf = ResultOf<typeof DUTY>;
