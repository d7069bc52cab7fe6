import { parseObject } from '../../core/parseObject';
import type { EventRow } from '../queue/EventRow';
import { caseNoun } from '../settings/caseNoun';
import { oneLine } from './EmailText';
import { createMomentFormat } from './moment';
import { serviceKey, type ServiceKey } from './services';

/** What an email is written from. */
export interface EmailRequest {
	/** The row of the queue that asks for the email. */
	event: Pick<EventRow, 'caseKey' | 'documentId' | 'details' | 'receivedAt'>;
	settings: EmailSettings;
	/** Names of documents by their IDs, as far as they could be looked up. */
	documentNames: Readonly<Record<string, string>>;
	/** Matter numbers as people know them, by the matter's ID. */
	matterNumbers: Readonly<Record<string, string>>;
	/** Where the matter or document is now; `''` if that is not told. */
	place: string;
	/** To whom it goes instead of the people in the settings; none for those. */
	recipients: readonly string[];
	/** `''` if there is none. */
	statusPageUrl: string;
}

/** What of the client settings emails depend on. */
export interface EmailSettings {
	environment: string;
	/** `clio`, `legalserver` or `other`. */
	caseSystem: string;
	alertEmails: readonly string[];
	managingPartner: string;
	fromEmail: string;
	timeZone: string;
}

/** The details of an email's row, and what was looked up for it, as words to put into sentences. */
export class EmailFacts {
	readonly details: Readonly<Record<string, unknown>>;
	readonly formatMoment: (moment: number) => string;

	constructor(readonly request: EmailRequest) {
		this.details = parseObject(request.event.details);
		this.formatMoment = createMomentFormat(request.settings.timeZone);
	}

	/** What the case system calls its cases. */
	get noun(): ReturnType<typeof caseNoun> {
		return caseNoun(this.request.settings.caseSystem);
	}

	/** A text among the details; `''` if there is none. */
	text(name: string): string {
		const value = this.details[name];
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	}

	/** A number among the details; 0 if there is none. */
	number(name: string): number {
		const value = Number(this.details[name] ?? 0);
		return Number.isFinite(value) ? value : 0;
	}

	/** A moment among the details as people read it. */
	moment(name: string): string {
		return this.formatMoment(this.number(name));
	}

	get service(): ServiceKey {
		return serviceKey(this.details['service']);
	}

	/** By its ID alone, so that it may stand in a subject: a matter's number often has its client's name in it. */
	get caseKey(): string {
		return oneLine(this.request.event.caseKey === '' ? this.text('caseKey') : this.request.event.caseKey);
	}

	get documentId(): string {
		const { documentId } = this.request.event;
		return oneLine(documentId === '' ? this.text('documentId') : documentId);
	}

	/** `00012-Doe (ID 4711)`, or the ID where the number is not known. */
	matter(caseKey = this.caseKey): string {
		return nameWithId(this.request.matterNumbers, caseKey);
	}

	/** `Order.pdf (ID 4711)`, or the ID where the name is not known. */
	document(documentId = this.documentId): string {
		return nameWithId(this.request.documentNames, documentId);
	}
}

function nameWithId(names: Readonly<Record<string, string>>, id: string): string {
	if (id === '') return '—';
	const name = Object.hasOwn(names, id) ? oneLine(String(names[id])) : '';
	return name === '' || name === id ? `ID ${oneLine(id)}` : `${name} (ID ${oneLine(id)})`;
}
