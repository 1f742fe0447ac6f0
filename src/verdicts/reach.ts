import type { IsoDate } from '../core/dates.ts';
import type { Match, OwnershipStep } from '../core/verdict.ts';
import type { Reach } from './rule.ts';
import { no, type Reason, type Truth, unknown, yes } from './truth.ts';

/** How a maker stands to the named entity at the end of the ownership path. */
type Direction = 'same' | 'owned-by-named' | 'owner-of-named' | 'common-owner';

/** Reads the direction off the path: the steps lead from the maker to the named entity. */
function directionOf(match: Match): Direction {
  const path = match.path ?? [];
  if (path.length === 0) return 'same';
  const up = follow(path, match.maker, 'owned', 'owner') === match.entity;
  const down = follow(path, match.maker, 'owner', 'owned') === match.entity;
  if (up) return 'owned-by-named';
  return down ? 'owner-of-named' : 'common-owner';
}

/**
 * Whether one rule's ownership reach carries a listing to the maker. Each rule has its own reach: section 889 names any
 * subsidiary or affiliate without a percentage, the FCC counts interests above 10 %, OFAC and the BIS Affiliates Rule 50 %
 * or more. A link whose share nobody gives is open where the rule has a threshold, unless the rule reaches whatever the
 * named company controls and the link is to a parent company. `obtained` settles links that have ended.
 */
export function reaches(match: Match, reach: Reach, obtained: IsoDate | undefined): Truth {
  const direction = directionOf(match);
  if (direction === 'same') return yes();
  const path = match.path ?? [];
  const shown: Reason = { says: describePath(path) };
  const allowed =
    direction === 'owned-by-named'
      ? reach.subsidiaries || reach.affiliates || reach.control || reach.thresholdPct !== undefined
      : direction === 'owner-of-named'
        ? reach.parents || reach.affiliates
        : reach.affiliates;
  if (!allowed) {
    return no(shown, {
      says: `The rule reaches named parties only, not ${direction === 'owned-by-named' ? 'their subsidiaries' : 'their owners or sisters'}.`,
    });
  }
  const ended = path.find((step) => step.endedOn !== undefined);
  if (ended?.endedOn !== undefined) {
    if (obtained === undefined)
      return unknown(['date-obtained'], shown, { says: `The link ended on ${ended.endedOn}.` });
    if (obtained >= ended.endedOn)
      return no(shown, { says: `The link had ended (${ended.endedOn}) when the item was obtained.` });
  }
  if (path.some((step) => !step.verified)) return unknown(['ownership-proof'], shown);
  const shares = path.map((step) => step.sharePercent);
  const share = shares.every((value) => value !== undefined) ? Math.min(...shares) : undefined;
  if (reach.thresholdPct !== undefined) return byThreshold(share, reach, shown);
  if (direction === 'common-owner') return unknown(['affiliate-meaning'], shown);
  if (share === undefined || share >= 50) return yes(shown);
  return unknown(['affiliate-meaning'], shown);
}

function byThreshold(share: number | undefined, reach: Reach, shown: Reason): Truth {
  const threshold = reach.thresholdPct ?? 0;
  if (share === undefined) {
    return reach.control || threshold < 50 ? yes(shown) : unknown(['ownership-share'], shown);
  }
  const enough = reach.inclusive ? share >= threshold : share > threshold;
  const says = `The share is ${share} %; the rule counts ${reach.inclusive ? `${threshold} % or more` : `more than ${threshold} %`}.`;
  return enough ? yes(shown, { says }) : no(shown, { says });
}

/** The path in words, one link after the other. */
function describePath(path: readonly OwnershipStep[]): string {
  const links = path.map((step) => {
    const share = step.sharePercent === undefined ? '' : ` (${step.sharePercent} %)`;
    const ended = step.endedOn === undefined ? '' : `, until ${step.endedOn}`;
    return `${step.owned} is owned by ${step.owner}${share}${ended}`;
  });
  return `Ownership: ${links.join('; ')}.`;
}

function follow(
  path: readonly OwnershipStep[],
  start: string,
  from: 'owned' | 'owner',
  to: 'owned' | 'owner',
): string | undefined {
  let at = start;
  for (const step of path) {
    if (step[from] !== at) return undefined;
    at = step[to];
  }
  return at;
}
