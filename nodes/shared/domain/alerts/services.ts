import { parseObject } from '../../core/parseObject';
import type { EventRow } from '../queue/EventRow';

/** What a row can be held up by; `''` if the row does not say. */
export const SERVICES = ['clio', 'dropbox', 'legalserver', 'smtp', ''] as const;
export type ServiceKey = (typeof SERVICES)[number];

interface ServiceWords {
	/** As it stands within a sentence. */
	name: string;
	/** Where to look whether it is down for everybody. */
	whereToLook: string;
}

const WORDS: Readonly<Record<ServiceKey, ServiceWords>> = {
	clio: { name: 'Clio', whereToLook: 'https://status.clio.com' },
	dropbox: { name: 'Dropbox', whereToLook: 'https://status.dropbox.com' },
	legalserver: { name: 'LegalServer', whereToLook: 'your LegalServer site in a browser' },
	smtp: { name: 'the email server', whereToLook: 'your email provider’s status page' },
	'': { name: 'a system', whereToLook: 'https://status.dropbox.com and https://status.clio.com' },
};

export const serviceWords = (service: ServiceKey): ServiceWords => WORDS[service];

/** As it stands at the beginning of a sentence. */
export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const serviceKey = (given: unknown): ServiceKey => SERVICES.find((known) => known === given) ?? '';

/** The service that a row was last refused by, as its recipe noted it down. */
export const serviceOf = (row: EventRow): ServiceKey => serviceKey(parseObject(row.details)['service']);
