import { okLine, noteLine, wrongLine, type TestLine } from './TestLine';
import { textOf, textsOf, toldBy, type TestResults } from './TestResults';

/** Days before its end at which somebody should make a new token. */
const SOON = 30;

/** Who is connected, and what they may not do. */
export const connectionLines = (results: TestResults): TestLine[] => [
	...ofCaseSystem(results),
	...ofDropbox(results),
];

function ofCaseSystem(results: TestResults): TestLine[] {
	const connection = results.first('connection');
	if (connection === undefined) return [];
	const told = toldBy(connection);
	const isClio = textOf(connection['site']) === '';
	if (told !== undefined)
		return [wrongLine('Connections', `Case system: ${told.message}`, told.advice || SELECT_CREDENTIAL)];
	const who = isClio
		? `Clio: connected as ${textOf(connection['name'])} (${textOf(connection['email'])}), region ${textOf(connection['region']).toUpperCase()}`
		: `LegalServer: connected to ${textOf(connection['site'])}${connection['isDemo'] === true ? ', a demo site' : ''}`;
	return [
		okLine('Connections', `${who}.`),
		...textsOf(connection['missingPermissions']).map((permission) =>
			wrongLine(
				'Connections',
				`${isClio ? 'Clio' : 'LegalServer'} does not allow the connection: ${permission}.`,
				isClio
					? 'Add the permission to your app in Clio’s developer settings, then connect the credential again.'
					: 'A LegalServer administrator adds the permission to the role of the connected user.',
			),
		),
		...(connection['onlyRead'] === true
			? [
					noteLine(
						'Connections',
						'The credential only reads: links and notes are not written to the case system.',
					),
				]
			: []),
		...ofToken(connection),
	];
}

const SELECT_CREDENTIAL = 'Select the credential in this workflow, and connect it again.';

function ofToken({ daysLeft }: Readonly<Record<string, unknown>>): TestLine[] {
	if (typeof daysLeft !== 'number') return [];
	const text = `The LegalServer token is good for ${daysLeft} more days.`;
	return daysLeft < SOON
		? [noteLine('Connections', text, 'Create a new token, and enter it in the credential.')]
		: [okLine('Connections', text)];
}

const PLANS: Readonly<Record<string, string>> = {
	basic: 'Basic',
	pro: 'Plus, Family or Professional',
	business: 'for teams',
};

function ofDropbox(results: TestResults): TestLine[] {
	const account = results.first('account');
	if (account === undefined) return [];
	const told = toldBy(account);
	if (told !== undefined)
		return [wrongLine('Connections', `Dropbox: ${told.message}`, told.advice || SELECT_CREDENTIAL)];
	const [plan, team] = [textOf(account['plan']), textOf(account['team'])];
	const where = team === '' ? 'in no team' : `in the team ${team}`;
	const line = okLine(
		'Connections',
		`Dropbox: connected as ${textOf(account['name'])} (${textOf(account['email'])}), plan ${PLANS[plan] ?? plan}, ${where}.`,
	);
	const settings = results.done('settings');
	const keepsApart = textsOf(settings?.['privilegedCategories']).length > 0;
	if (!keepsApart || account['hasTeamSpace'] === true) return [line];
	return [
		line,
		wrongLine(
			'Connections',
			'Privileged documents cannot be restricted: this needs a Dropbox team with a team space.',
			'Connect an account of such a team, or turn off “Restrict Privileged Documents” in the client settings.',
		),
	];
}
