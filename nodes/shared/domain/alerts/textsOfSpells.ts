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
		subject: `${atStart} does not answer`,
		blocks: [
			{
				paragraph: `${atStart} did not answer several attempts. This holds up events that arrived since ${facts.moment('since')}.${waiting > 0 ? ` ${count(waiting, 'event')} ${waiting === 1 ? 'was' : 'were'} waiting when this email was written.` : ''}`,
			},
			{
				paragraph:
					'You do not have to do anything. Nothing is lost: events wait in the queue and are tried again automatically, and you get another email when it is over.',
			},
			{
				paragraph: `If it lasts for more than a few hours, look at ${whereToLook}. If the service works there, ask the person who looks after n8n to check its network.`,
			},
		],
	};
}

export function textOfAllClear(facts: EmailFacts): EmailText {
	const { name } = serviceWords(facts.service);
	const atStart = capitalized(name);
	return {
		subject: `${atStart} answers again`,
		blocks: [
			{ paragraph: `${atStart} answers again. ${lasted(facts)}` },
			{
				paragraph:
					'The events that waited are done or will be tried again automatically. You do not have to do anything.',
			},
		],
	};
}

const lasted = (facts: EmailFacts): string =>
	`The first event that was held up arrived on ${facts.moment('since')}. Work resumed at ${facts.moment('until')}, after ${formatDuration(facts.number('until') - facts.number('since'))}.`;

export function textOfPaused(facts: EmailFacts): EmailText {
	const { name } = serviceWords(facts.service);
	const atStart = capitalized(name);
	const given = facts.details['reasons'];
	const reasons = (Array.isArray(given) ? given : []).filter((each) => typeof each === 'string');
	return {
		subject: `${atStart} has to be connected again`,
		blocks: [
			{
				paragraph: `n8n cannot use its connection to ${name} any more. This concerns events that arrived since ${facts.moment('since')}. It often happens after a password was changed or an administrator removed the app.`,
			},
			{ heading: 'What to do' },
			{
				ordered: true,
				list: [
					...reasons.map(
						(reason) => `${reasonWords(reason).happened} (${reason}). ${reasonWords(reason).advice}`,
					),
					...(reasons.length === 0 ? [reasonWords('not_connected').advice] : []),
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
			{ paragraph: 'You get one email about this, and another one when events arrive again.' },
		],
	};
}

export const textOfNotQuiet = (facts: EmailFacts): EmailText => ({
	subject: 'Events arrive again',
	blocks: [
		{
			paragraph: `An event arrived on ${facts.moment('until')}, the first one since ${facts.moment('since')}. If documents were added in the meantime, check that they are in Dropbox. If one is missing, tell the person who looks after n8n.`,
		},
	],
});

export function textOfAlmostFull(facts: EmailFacts): EmailText {
	const [rows, maximum] = [facts.number('rows'), facts.number('maximumRows')];
	const share = maximum > 0 ? `${Math.round((rows / maximum) * 100)} percent full` : 'almost full';
	return {
		subject: `The event table is ${share}`,
		blocks: [
			{
				paragraph: `The table of events in n8n holds ${count(rows, 'row')} of ${maximum.toLocaleString('en-US')}. If it gets full, new events cannot be stored.`,
			},
			{ heading: 'What to do' },
			{
				ordered: true,
				list: [
					'Open the status page. If many events are waiting, first do what the page says.',
					'If not, ask the person who looks after n8n to lower “Keep Finished Events (Days)” in the client settings, to raise “Expected Rows” there, or to keep the events in Postgres.',
				],
			},
		],
	};
}
