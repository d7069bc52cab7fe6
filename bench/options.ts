/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { parseArgs } from 'node:util';

export interface Options {
	mode: 'default' | 'quick' | 'full';
	/** Rounds; the median is taken over them. */
	rounds: number;
	/** Minutes after which no run is begun that would not end in time. */
	minutes: number;
	/** Names of scenarios; all if empty. */
	only: string[];
	/** Forget what an unfinished bench has measured. */
	isFresh: boolean;
	/** Measure nothing; make page and chart anew from the results that are there. */
	isPublishing: boolean;
	/** Leave a profile of n8n's processor per run; nothing is published. */
	isProfiling: boolean;
	/** A packed package to measure instead of the sources. */
	tarball?: string;
}

export const USAGE = `npm run bench -- [options]

  --quick         one round, latency only, no 1 GiB file, small samples: 4 minutes
  --full          no samples: the built-in node makes its calls one by one for hours
  --rounds N      default 5
  --minutes N     default 32; what would take longer than that is not begun, and said so at the end;
                  n8n is given up after 3 minutes, so that a bench ends in 35. The same command again
                  within an hour goes on with what was left out
  --only A,B      scenarios by name: file-1, file-10, file-100, file-1024, documents, unchanged, listing,
                  creating, bad-item
  --fresh         do not go on where an unfinished bench stopped
  --publish       measure nothing; write docs/performance.md and its chart from bench/results.json
  --profile       leave a .cpuprofile of n8n per run in .cache/bench/profiles, for Chromium's tools
  --package FILE  a .tgz of the package instead of the sources as they are

Only a run without --quick, --only and --profile writes bench/results.json and docs/performance.md.
`;

/** @throws when an option is unknown or no number */
export function readOptions(argv: string[]): Options | 'help' {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({
		args: argv,
		options: {
			...{ quick: flag, full: flag, fresh: flag, publish: flag, profile: flag, help: flag },
			...{ rounds: text, minutes: text, only: text, package: text },
		},
	});
	if (values.help) return 'help';
	const mode = values.quick ? 'quick' : values.full ? 'full' : 'default';
	return {
		mode,
		rounds: whole('rounds', values.rounds ?? { quick: '1', full: '5', default: '5' }[mode]),
		minutes: whole('minutes', values.minutes ?? { quick: '3', full: '2880', default: '32' }[mode]),
		only: (values.only ?? '').split(',').filter((name) => name !== ''),
		isFresh: values.fresh,
		isPublishing: values.publish,
		isProfiling: values.profile,
		tarball: values.package,
	};
}

function whole(name: string, value: string): number {
	if (/^[1-9]\d*$/.test(value)) return Number(value);
	throw new Error(`--${name} takes a whole number above 0, not "${value}"`);
}
