// Who names whom, as groups of agencies that hang together.
import type { FusionPair } from "../api/types";
import type { Tone } from "../parts/basics";

export const agreement_tones: Record<FusionPair["agreement"], Tone> = {
  mutual: "success",
  different: "warning",
  one_sided: "warning",
  contradicting: "danger",
  unknown: "neutral",
};

export interface Group {
  members: string[];
  pairs: FusionPair[];
}

export function groups_of(pairs: FusionPair[]): Group[] {
  const group_of = new Map<string, Group>();
  for (const pair of pairs) {
    const first = group_of.get(pair.organisation) ?? { members: [pair.organisation], pairs: [] };
    const second = group_of.get(pair.partner) ?? { members: [pair.partner], pairs: [] };
    const joined: Group =
      first === second ? first : { members: [...first.members, ...second.members], pairs: [...first.pairs, ...second.pairs] };
    joined.pairs.push(pair);
    for (const member of joined.members) group_of.set(member, joined);
  }
  return [...new Set(group_of.values())].sort((a, b) => b.members.length - a.members.length);
}
