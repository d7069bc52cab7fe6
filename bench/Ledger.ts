/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Run } from './figures/Run';
import type { Task } from './measureOnce';
import type { Trials } from './tryRclone';

const oneHour = 3_600_000;

/** Every run of a bench in a file, so that one that was cut short or ran out of time can go on. */
export class Ledger {
	readonly runs: Run[] = [];
	/** Which settings of rclone were tried. */
	trials?: Trials;
	/** How many runs are an earlier process's. */
	readonly resumed: number = 0;

	/**
	 * @param subject names what is measured and how: runs of another subject are forgotten, and so are those
	 * of a bench that was finished or is older than an hour.
	 */
	constructor(
		private readonly file: string,
		subject: string,
		isFresh: boolean,
	) {
		mkdirSync(dirname(file), { recursive: true });
		const [first, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
		const isYoung = existsSync(file) && Date.now() - statSync(file).mtimeMs < oneHour;
		if (!isFresh && isYoung && first === JSON.stringify({ subject })) {
			const entries = lines.map((line) => JSON.parse(line) as Run | { trials: Trials });
			this.runs = entries.filter((entry): entry is Run => !('trials' in entry));
			this.trials = entries.find((entry) => 'trials' in entry)?.trials;
			this.resumed = this.runs.length;
		} else {
			writeFileSync(file, `${JSON.stringify({ subject })}\n`);
		}
	}

	add(run: Run): void {
		this.runs.push(run);
		appendFileSync(this.file, `${JSON.stringify(run)}\n`);
	}

	addTrials(trials: Trials): void {
		this.trials = trials;
		appendFileSync(this.file, `${JSON.stringify({ trials })}\n`);
	}

	has({ scenario, contestant, condition, round }: Task): boolean {
		return this.runs.some(
			(run) =>
				run.scenario === scenario.name &&
				run.condition === condition.name &&
				run.peer === contestant.peer &&
				run.variant === contestant.variant &&
				run.round === round,
		);
	}

	/** The next bench starts anew. */
	finish(): void {
		rmSync(this.file, { force: true });
	}
}
