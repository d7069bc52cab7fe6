import type { Flow } from '../Flow';
import { byPath, dropbox, sendEmail, setJson, splitOut, type Step } from '../steps';
import { namedBy } from './parts';

/** The settings of the demo, in which the test files whatever the environment is. */
export const DEMO = "={{ $('Demo settings').first().json }}";

/** Without a demo there is nothing to file in, and no setting that a later step could take for a live one. */
export const demoSettings = (): Step =>
	setJson(
		`={{ $json.error || !$json.destination
	? { error: { message: 'The client settings have to be corrected first', advice: '' } }
	: !$json.demo
		? { error: { message: 'There is no Demo Destination to file in', advice: 'Enter one in the client settings' } }
		: { ...$json, ...$json.demo, environment: 'demo' } }}`,
		{ executeOnce: true },
	);

const ONE = { onError: 'continueRegularOutput', alwaysOutputData: true } as const;

/** Whose Dropbox it is, and whether the destinations are there. */
export const addPlaces = (flow: Flow, after: string, column: number): Flow =>
	flow
		.add(
			'Dropbox account',
			dropbox('account', 'checkConnection', {}, { ...ONE, executeOnce: true }),
			[column, 0.5],
			after,
		)
		.add(
			'Which destinations',
			setJson("={{ { live: $('Settings').first().json.liveDestinations ?? [] } }}", { executeOnce: true }),
			[column + 1, 0.5],
			'Dropbox account',
		)
		.add('Each of them', { ...splitOut('live'), ...ONE }, [column + 2, 0.5], 'Which destinations')
		.add(
			'Live destinations',
			dropbox('caseFolder', 'resolve', { caseFolder: byPath('={{ $json.live }}') }, ONE),
			[column + 3, 0.5],
			'Each of them',
		)
		.add(
			'Demo destination',
			dropbox(
				'caseFolder',
				'resolve',
				{ caseFolder: byPath("={{ $('Demo settings').first().json.destination }}") },
				{ ...ONE, executeOnce: true },
			),
			[column + 4, 0.5],
			'Live destinations',
		);

/** The case folder as it would be made in the demo. */
export const previewFolder = (more: Partial<Step>): Step =>
	dropbox(
		'caseFolder',
		'preview',
		{
			...namedBy(
				(field) => `={{ $('Decide on matter').first().json.${field} }}`,
				(name) => `={{ $('Demo settings').first().json.${name} }}`,
			),
			destination: byPath("={{ $('Decide on matter').first().json.destination }}"),
			subfolders: "={{ $('Demo settings').first().json.subfolders }}",
		},
		more,
	);

/** To the people who are told when something is not done; it has no name in it. */
export const sendTestEmail = (more: Partial<Step>): Step =>
	sendEmail(
		{
			fromEmail: "={{ $('Settings').first().json.fromEmail }}",
			toEmail: "={{ $('Settings').first().json.alertEmails.join(', ') }}",
			subject: 'Case folders: test of the setup',
			emailFormat: 'text',
			text: 'Somebody is testing the setup of your case folders. Emails arrive, since you are reading this one. You do not have to do anything.',
			options: { appendAttribution: false },
		},
		more,
	);
