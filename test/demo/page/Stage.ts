import { allOf, type Act, type Finding, type Offices } from '../acts/Act';
import { actsIn } from '../acts/acts';
import { perform, type Performance } from '../acts/perform';
import type { Office } from '../offices/Office';
import { Marks } from './Marks';

/** What is known of an act's last performance. */
export type Shown = Omit<Performance, 'id' | 'message'> & { isRunning: boolean; message?: string };

/** Performs acts one at a time, and knows what came of each and what is new since the last one began. */
export class Stage {
	readonly performances = new Map<string, Shown>();
	/** The act that is under way. */
	busy: Act | undefined;
	/** A sentence about the last act, for those who do not see the page. */
	said = '';
	private readonly marks = new Map<Office, Marks>();

	constructor(readonly offices: Required<Offices>) {}

	marksOf(office: Office): Marks {
		const marks = this.marks.get(office) ?? new Marks();
		this.marks.set(office, marks);
		return marks;
	}

	/**
	 * Begins an act.
	 * @returns resolves when it is over; undefined if there is no such act, or another one is under way
	 */
	begin(id: string): Promise<void> | undefined {
		const act = actsIn(this.offices).find((each) => each.id === id);
		if (act === undefined || this.busy !== undefined) return undefined;
		this.busy = act;
		return this.run(act).finally(() => (this.busy = undefined));
	}

	private async markAll(): Promise<void> {
		for (const office of allOf(this.offices)) await this.marksOf(office).begin(office);
	}

	private async run(act: Act): Promise<void> {
		const show = (findings: Finding[], isRunning = true) =>
			this.performances.set(act.id, { ok: false, seconds: 0, findings, isRunning });
		this.said = `${act.name}: running.`;
		show([]);
		const done = await this.markAll().then(
			async () => await perform(act, this.offices, show),
			({ message }: Error): Performance => ({ id: act.id, ok: false, seconds: 0, findings: [], message }),
		);
		this.performances.set(act.id, { ...done, isRunning: false });
		this.said = `${act.name}: ${done.ok ? 'as expected' : 'not as expected'}.`;
	}
}
