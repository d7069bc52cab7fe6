import { outcomeOfSync } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';

/** A setting that cannot be used, as a person reads it. */
export interface Fault {
	/** Its label in the panel. */
	field: string;
	/** What is wrong and what to do: sentences. */
	text: string;
}

/** What is found wrong with settings, all of it, so that people correct everything at once. */
export class Faults {
	private readonly faults: Fault[] = [];
	private readonly unreadable = new Set<string>();
	private readonly said = new Set<string>();

	/** Of settings that are used all the same. */
	get warnings(): string[] {
		return [...this.said];
	}

	add(field: string, why: string, advice: string): void {
		if (this.unreadable.has(field)) return;
		this.faults.push({ field, text: `${endSentence(why)} ${endSentence(advice)}` });
	}

	/** Of a field of which no value could be read: whatever else would be said is of the value that stands in for it. */
	addUnreadable(field: string, why: string, advice: string): void {
		this.add(field, why, advice);
		this.unreadable.add(field);
	}

	warn(field: string, text: string): void {
		this.said.add(`${field}: ${endSentence(text)}`);
	}

	/** Reads a setting; where it is refused, that is a fault of the field, and it counts as the other value. */
	read<T>(field: string, work: () => T, otherwise: T): T {
		const outcome = outcomeOfSync(work);
		if (outcome.ok) return outcome.value;
		this.add(field, outcome.refusal.message, outcome.refusal.advice);
		return otherwise;
	}

	/** @throws Refusal `invalid_input` that lists all faults, if there are any */
	throwIfAny(): void {
		const lines = [...new Set(this.faults.map(({ field, text }) => `• ${field}: ${text}`))];
		if (lines.length === 0) return;
		const head = lines.length === 1 ? 'One client setting has' : `${lines.length} client settings have`;
		throw new Refusal(
			'invalid_input',
			[`${head} to be corrected:`, ...lines].join('\n'),
			'Open the node Client Settings and correct the fields in the list. Until then, nothing runs.',
		);
	}
}

const endSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
