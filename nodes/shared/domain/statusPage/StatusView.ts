import type { MigrationTimes } from '../migration/officeHours';
import type { QueueSummary } from './summarizeQueue';
import type { StatusFacts } from './StatusFacts';

/** What the sections of the page are made from. */
export interface StatusView {
	page: {
		facts: StatusFacts;
		mappedCategories: readonly string[];
		formToken: string;
		noun: 'matter' | 'case';
		migration: MigrationTimes;
		timeZone: string;
		now: number;
	};
	summary: QueueSummary;
	/** Moments in milliseconds as people read them. */
	format(moment: number): string;
}

const SOURCES: Readonly<Record<string, string>> = {
	...{ clio: 'Clio', dropbox: 'Dropbox', legalserver: 'LegalServer', webhook: 'Webhook', queue: 'Queue' },
};

export const sourceWords = (source: string): string =>
	(Object.hasOwn(SOURCES, source) ? SOURCES[source] : undefined) ?? source;
