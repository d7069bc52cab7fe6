/* eslint-disable @n8n/community-nodes/no-restricted-imports -- run by hand, never part of the package */
import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's clock, on every Linux that Node runs on. */
const TICK_MILLISECONDS = 10;

/**
 * Milliseconds of processor time that processes have taken that were started with this variable: what a machine has to
 * give, however busy it is with other things. Undefined on systems without /proc.
 */
export function processorTime(variable: string): number | undefined {
	try {
		const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
		return processes.reduce((sum, id) => sum + timeOf(id, variable), 0);
	} catch {
		return undefined;
	}
}

function timeOf(id: string, variable: string): number {
	try {
		if (!readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(variable)) return 0;
		// The second field is a name, which may hold spaces and brackets.
		const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ');
		return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
	} catch {
		// It has ended meanwhile.
		return 0;
	}
}
