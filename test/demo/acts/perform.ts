/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { Act, Finding, Look, Offices } from './Act';

/** What came of an act. */
export interface Performance {
	id: string;
	ok: boolean;
	/** Seconds until everything was as it should be, or until nobody waited any longer. */
	seconds: number;
	findings: Finding[];
	/** Why it could not be done. */
	message?: string;
}

/** Seconds; a machine that does much else takes its time. */
const PATIENCE = 240;

const holds = (findings: readonly Finding[]): boolean =>
	findings.length > 0 && findings.every((finding) => finding.holds);

/** Looks again and again. @param show gets what is found meanwhile */
async function untilHolds(look: Look, show: (findings: Finding[]) => void): Promise<Finding[]> {
	const deadline = Date.now() + PATIENCE * 1000;
	for (;;) {
		const findings = await look();
		show(findings);
		if (holds(findings) || Date.now() > deadline) return findings;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

/** Does an act, and waits until what must be true is so. Never throws. */
export async function perform(
	{ id, isMissing, act }: Act,
	offices: Offices,
	show: (findings: Finding[]) => void = () => undefined,
): Promise<Performance> {
	const since = Date.now();
	const seconds = () => Math.round((Date.now() - since) / 100) / 10;
	try {
		const message = isMissing?.(offices);
		if (message !== undefined) return { id, ok: false, seconds: 0, findings: [], message };
		const findings = await untilHolds(await act(offices), show);
		return { id, ok: holds(findings), seconds: seconds(), findings };
	} catch (cause) {
		return { id, ok: false, seconds: seconds(), findings: [], message: (cause as Error).message };
	}
}
