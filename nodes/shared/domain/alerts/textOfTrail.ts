import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { count } from './moment';

/**
 * What the weekly check of the audit trail tells. The email is a place outside of Dropbox where the anchor is kept, so it
 * is sent also where nothing was found.
 */
export function textOfTrail(facts: EmailFacts): EmailText {
	const notChecked = facts.text('notChecked');
	if (notChecked !== '') {
		return {
			subject: 'Weekly check of the audit trail: it could not be checked',
			blocks: [
				{ paragraph: `The audit trail in Dropbox could not be checked this week. ${notChecked}` },
				{
					paragraph:
						'Once this is fixed, open the workflow “Audit trail” in n8n and run it from “Every Monday”. The next automatic check is in a week.',
				},
			],
		};
	}
	const found = facts.number('count');
	const size = `${count(facts.number('events'), 'event')} in ${count(facts.number('segments'), 'file')}`;
	if (found > 0) {
		return {
			subject: `Weekly check of the audit trail: ${count(found, 'item')} to look at`,
			blocks: [
				{
					paragraph: `The audit trail in Dropbox was changed: something in its folder was edited or removed. It has ${size}. Nothing was corrected.`,
				},
				...findingsOf(facts),
				{
					paragraph: `“Verify Trail” in n8n lists everything that was found. Look at it before you restore anything in Dropbox. The anchor of the trail as it is now: ${facts.text('anchor')}`,
				},
				{
					paragraph:
						'Every check compares the trail with the last one that found nothing, so this is reported every week until the trail is restored. If nothing can be restored and you accept the trail as it is, enter the anchor above in the step “Accepted anchor” of the workflow “Audit trail” in n8n.',
				},
			],
		};
	}
	return {
		subject: 'Weekly check of the audit trail: nothing found',
		blocks: [
			{ paragraph: `The audit trail in Dropbox is unchanged: ${size}. ${comparison(facts)}` },
			{
				paragraph: `Keep this email. With the code in it (the anchor), “Verify Trail” in n8n can show later whether anything up to now was changed, removed or rewritten: ${facts.text('anchor')}`,
			},
			{ paragraph: 'You do not have to do anything.' },
		],
	};
}

const comparison = (facts: EmailFacts): string =>
	facts.text('since') === ''
		? 'There was no earlier anchor for this folder to compare it with.'
		: 'It also agrees with the anchor of an earlier check.';

/** Those that fit into the row of the email. */
function findingsOf(facts: EmailFacts): Block[] {
	const given = facts.details['findings'];
	const findings = Array.isArray(given) ? given.filter(isFinding) : [];
	if (findings.length === 0) return [];
	const shown = findings.map(({ says, whatToDo }) => `${says} ${whatToDo}`);
	const isAll = shown.length >= facts.number('count');
	return [{ heading: isAll ? 'What was found' : 'What was found first' }, { list: shown }];
}

const isFinding = (given: unknown): given is { says: string; whatToDo: string } =>
	typeof given === 'object' &&
	given !== null &&
	typeof (given as { says?: unknown }).says === 'string' &&
	typeof (given as { whatToDo?: unknown }).whatToDo === 'string';
