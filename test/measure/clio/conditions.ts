/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- run by hand, never part of the package */
import os from 'node:os';
import { n8nVersion } from '../../e2e/n8n/installN8n';
import type { Row } from './table';

/** On what was measured. */
export function conditions(): Row[] {
	return [
		['processors', `${os.availableParallelism()} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`],
		['load at the beginning', conditions.load()],
		['Node, n8n', `${process.version}, ${n8nVersion()}`],
	];
}

/** Averages of one and five minutes. */
conditions.load = (): string =>
	os
		.loadavg()
		.slice(0, 2)
		.map((load) => load.toFixed(2))
		.join(', ');

/** How busy the processors are, with everything that runs on the machine, since this was called. */
export function watchProcessors(): () => string {
	const total = () => {
		const times = os.cpus().map((cpu) => cpu.times);
		const sum = (key: keyof (typeof times)[number]) => times.reduce((all, one) => all + one[key], 0);
		return { idle: sum('idle'), all: sum('idle') + sum('user') + sum('sys') + sum('nice') + sum('irq') };
	};
	const before = total();
	return () => {
		const after = total();
		return `${Math.round(100 * (1 - (after.idle - before.idle) / (after.all - before.all)))} %`;
	};
}
