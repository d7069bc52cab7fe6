import { readTrouble } from '../queue/readTrouble';
import { okLine, wrongLine, type TestLine } from './TestLine';
import { textOf, textsOf, toldBy, type TestResults } from './TestResults';

/** How mail servers say that they do not know somebody. */
const NOT_LET_IN = /\b53[0-5]\b|invalid login|EAUTH|auth/i;
const SENDER = /\b55\d\b|sender/i;
const IN_CREDENTIAL = 'Correct the SMTP credential that is selected in “Test email” and in “Send emails”.';

/** Whether an email left for the people who are told when something is not done. */
export function emailLines(results: TestResults): TestLine[] {
	const settings = results.done('settings');
	const email = results.first('email');
	if (settings === undefined || email === undefined) return [];
	const to = textsOf(settings['alertEmails']);
	if (to.length === 0)
		return [
			wrongLine(
				'Email',
				'Nobody gets an email when something needs attention.',
				'Enter addresses in “Alert Emails” of the client settings.',
			),
		];
	const told = toldBy(email);
	if (told === undefined)
		return [
			okLine(
				'Email',
				`An email was sent to ${to.join(', ')}. Check that it arrived, also in the spam folder.`,
			),
		];
	if (NOT_LET_IN.test(told.message))
		return [
			wrongLine('Email', 'The email server does not accept the user name or the password.', IN_CREDENTIAL),
		];
	if (readTrouble(email['error']).reason === 'unavailable')
		return [
			wrongLine('Email', 'The email server cannot be reached.', `Check host and port. ${IN_CREDENTIAL}`),
		];
	const from = textOf(settings['fromEmail']);
	return SENDER.test(told.message)
		? [
				wrongLine(
					'Email',
					`The email server rejected the email: ${told.message}`,
					`Ask your email provider to allow it to send as ${from === '' ? 'the address in “From Email”' : from}.`,
				),
			]
		: [wrongLine('Email', `The email was not sent: ${told.message}`, IN_CREDENTIAL)];
}
