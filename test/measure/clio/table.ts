/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- run by hand, never part of the package */
import { markdownTable } from '@/bench/report/markdownTable';

export type Row = readonly [what: string, value: string];

/** What a measurement has to say. */
export interface Measured {
	rows: Row[];
	/** What was lost or doubled; empty where all is well. */
	wrong: string[];
}

export const printTable = (title: string, rows: readonly Row[]): void =>
	console.log(`\n${markdownTable([title, ''], rows)}\n`);

/** Milliseconds: `median 1.23 s, 99th 2.00 s, worst 2.01 s`. */
export function spread(milliseconds: readonly number[]): string {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	if (sorted.length === 0) return 'none';
	const at = (share: number) => seconds(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
	const ninetyNinth = sorted.length < 100 ? '' : `, 99th ${at(0.99)}`;
	return `median ${at(0.5)}${ninetyNinth}, worst ${at(1)}`;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** `210 (1.05 each)` */
export const perDocument = (count: number, documents: number): string =>
	`${count} (${(count / documents).toFixed(2)} each)`;
