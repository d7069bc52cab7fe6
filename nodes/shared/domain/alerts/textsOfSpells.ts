import type { EmailFacts } from './EmailFacts';
import type { EmailText } from './EmailText';
import { count, formatDuration } from './moment';
import { reasonWords } from './reasonWords';
import { capitalized, serviceWords } from './services';

/** What begins and ends by itself: outages, lost connections, silence, a table that fills up. */

export function textOfOutage(facts: EmailFacts): EmailText {
	const { name, whereToLook } = serviceWords(facts.service);
	const atStart = capitalized(name);
	const waiting = facts.number('events');
	return {
		subject: `${atStart} is not responding`,
		blocks: [
			{
				paragraph: `${atStart} did not respond several times in a row. Documents and other events that have arrived since ${facts.moment('since')} are waiting.${waiting > 0 ? ` ${count(waiting, 'event')} ${waiting === 1 ? 'was' : 'were'} waiting when this email was written.` : ''}`,
			},
			{
				paragraph:
					'You do not have to do anything. Nothing is lost: events wait in the queue and are tried again automatically, and you get another email when it is over.',
			},
			{
				paragraph: `If it lasts for more than a few hours, look at ${whereToLook}. If everything works there, ask your n8n administrator to check the network.`,
			},
		],
	};
}

export function textOfAllClear(facts: EmailFacts): EmailText {
	const { name } = serviceWords(facts.service);
	const atStart = capitalized(name);
	return {
		subject: `${atStart} is responding again`,
		blocks: [
			{ paragraph: `${atStart} is responding again. ${lasted(facts)}` },
			{
				paragraph:
					'The events that waited are done or will be tried again automatically. You do not have to do anything.',
			},
		],
	};
}

const lasted = (facts: EmailFacts): string =>
	`The first event that had to wait arrived on ${facts.moment('since')}. Work resumed on ${facts.moment('until')}, after ${formatDuration(facts.number('until') - facts.number('since'))}.`;

export function textOfPaused(facts: EmailFacts): EmailText {
	const { name } = serviceWords(facts.service);
	const atStart = capitalized(name);
	const given = facts.details['reasons'];
	const reasons = (Array.isArray(given) ? given : []).filter((each) => typeof each === 'string');
	return {
		subject: `${atStart} has to be connected again`,
		blocks: [
			{
				paragraph: `n8n cannot use its connection to ${name} anymore. This affects events that have arrived since ${facts.moment('since')}. It often happens after an administrator removed the app, or the account was closed.`,
			},
			{ heading: 'What to do' },
			{
				ordered: true,
				list: [
					...reasons.map(
						(reason) =>
							`${reasonWords(reason, facts.noun).happened} (${reason}). ${reasonWords(reason, facts.noun).advice}`,
					),
					...(reasons.length === 0 ? [reasonWords('not_connected', facts.noun).advice] : []),
					'That is all: the waiting events resume automatically within 15 minutes, and you get another email.',
				],
			},
			{ paragraph: 'Until then, events wait in the queue. Nothing is lost, and no retries are used up.' },
		],
	};
}

export function textOfResumed(facts: EmailFacts): EmailText {
	const { name } = serviceWords(facts.service);
	const atStart = capitalized(name);
	return {
		subject: `${atStart} is connected again`,
		blocks: [
			{ paragraph: `The connection to ${name} works again. ${lasted(facts)}` },
			{ paragraph: 'The waiting events resume automatically. You do not have to do anything.' },
		],
	};
}

export function textOfQuiet(facts: EmailFacts): EmailText {
	const hours = count(facts.number('hours'), 'hour');
	return {
		subject: `No events for ${hours}`,
		blocks: [
			{
				paragraph: `No event has arrived since ${facts.moment('since')}. If nobody added documents in that time, such as on a holiday, there is nothing to do.`,
			},
			{ heading: 'If somebody did add documents' },
			{
				ordered: true,
				list: [
					'Open the status page and check whether a webhook or a connection has expired.',
					'In n8n, check that the workflows that receive events are published.',
					`Add a test document to a ${facts.noun} and check that it arrives in Dropbox.`,
				],
			},
			{ paragraph: 'You get one email about this, and another one when events are arriving again.' },
		],
	};
}

export const textOfNotQuiet = (facts: EmailFacts): EmailText => ({
	subject: 'Events are arriving again',
	blocks: [
		{
			paragraph: `An event arrived on ${facts.moment('until')}, the first one since ${facts.moment('since')}. If documents were added in the meantime, check that they are in Dropbox. If one is missing, tell your n8n administrator.`,
		},
	],
});

export function textOfAlmostFull(facts: EmailFacts): EmailText {
	const [rows, maximum] = [facts.number('rows'), facts.number('maximumRows')];
	const share = maximum > 0 ? `${Math.round((rows / maximum) * 100)} percent` : 'most';
	return {
		subject: `The event table has ${share} of its expected rows`,
		blocks: [
			{
				paragraph: `The table of events in n8n has ${count(rows, 'row')}. You expect ${maximum.toLocaleString('en-US')} at most (“Expected Rows” in the client settings). Nothing stops at that number, but n8n limits the size of all its data tables together: if that limit is reached, new events cannot be stored.`,
			},
			{ heading: 'What to do' },
			{
				ordered: true,
				list: [
					'Open the status page. If many events are waiting, first do what the page says.',
					'If not, ask your n8n administrator to lower “Keep Finished Events (Days)” in the client settings, to raise “Expected Rows” there, or to keep the events in Postgres.',
				],
			},
		],
	};
}
