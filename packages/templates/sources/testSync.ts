import { Flow } from '../Flow';
import { ifTrue, respond, setFields, webhook, workflows, type Step } from '../steps';
import { TEST_SYNC } from './names';
import { createFolder, decide, NO_DOCUMENT, settings } from './parts';
import { addFiling } from './testFiling';
import { addMatter, CASE_IDS, connection, type TestedSystem } from './testMatter';
import { addPlaces, DEMO, demoSettings, previewFolder, sendTestEmail } from './testPlaces';

const NOTE = `
A page on which you enter a matter or case. It says line by line what works and what has to be corrected: settings, connections, folders, emails, and where each document would go. Then it files these documents in the **Demo Destination**, whatever the environment is. It writes nothing to the Live Destination or the case system.

**To set up:** select a **Basic Auth** credential in *Test the setup*, your other credentials in the steps, publish the workflow, and open the **Production URL**.`;

/** The items of each step, by the names that the report has for them. A step that did not run gave none. */
const STEPS: Readonly<Record<string, string>> = {
	...{ settings: 'Settings', demo: 'Demo settings', connection: 'Connection', account: 'Dropbox account' },
	...{ demoDestination: 'Demo destination', email: 'Test email', matter: 'Matter' },
	...{ decision: 'Decide on matter', preview: 'Preview' },
	...{ caseFolder: 'Case folder', filed: 'Filed', arrived: 'Arrived' },
};

const itemsOf = (step: string): string =>
	`$('${step}').isExecuted ? $('${step}').all().map(({ json }) => json) : []`;

const RESULTS = `={{ { ${[
	...Object.entries(STEPS).map(([name, step]) => `${name}: ${itemsOf(step)}`),
	// Without a live destination there is one item that n8n makes up.
	`liveDestinations: $('Which destinations').first().json.live.length === 0 ? [] : ${itemsOf('Live destinations')}`,
	`documents: [...(${itemsOf('Documents')}).filter(({ error }) => error), ...(${itemsOf('Decided')})]`,
].join(', ')} } }}`;

/** What was entered on the page. */
const ENTERED = "={{ String($('Test the setup').first().json.body?.matter ?? '').trim() }}";

const report = (isOver: boolean): Step =>
	workflows('report', 'test', { results: RESULTS, matter: ENTERED, isOver }, { executeOnce: true });

const showPage = (): Step =>
	respond({
		...{ respondWith: 'text', responseBody: '={{ $json.html }}' },
		options: {
			responseHeaders: {
				entries: [
					{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
					{ name: 'Cache-Control', value: 'no-store' },
				],
			},
		},
	});

const ANYWAY = { onError: 'continueRegularOutput', alwaysOutputData: true, executeOnce: true } as const;

/** What an office runs before it goes live, and when something is not as it should be. */
export function testSync(system: TestedSystem): Flow {
	const flow = new Flow(`${TEST_SYNC.file}-${system}`, TEST_SYNC.name, TEST_SYNC.file)
		.note('The test of the setup', NOTE, [-0.25, -3.6], [3, 2.2])
		.add(
			'Test the setup',
			{
				...webhook('case-folder-test', {
					...{ multipleMethods: true, httpMethod: ['GET', 'POST'], authentication: 'basicAuth' },
					responseMode: 'responseNode',
				}),
				credentials: { httpBasicAuth: { id: '', name: 'Test of the setup' } },
			},
			[0, 0],
		)
		.add('Ask for a matter', workflows('report', 'test', { results: '{}' }), [1, -1], 'Test the setup')
		.add('Show form', showPage(), [2, -1], 'Ask for a matter')
		.add('Settings', settings(ANYWAY), [1, 0.5])
		.connect('Test the setup', 'Settings', 1)
		.add('Demo settings', demoSettings(), [2, 0.5], 'Settings')
		.add('Connection', connection(system, ANYWAY), [3, 0.5], 'Demo settings');
	addPlaces(flow, 'Connection', 4);
	addMatter(flow, system, ENTERED, 'Demo destination', 8);
	flow
		.add(
			'Decide on matter',
			decide(
				{
					event: `={{ { caseKey: String($('Matter').first().json.${CASE_IDS[system]} ?? '') } }}`,
					document: NO_DOCUMENT,
					matter: "={{ $('Matter').first().json }}",
					settings: DEMO,
				},
				ANYWAY,
			),
			[11, 1],
			'Matter',
		)
		.add('Preview', previewFolder(ANYWAY), [12, 1], 'Decide on matter')
		.add('Test email', sendTestEmail(ANYWAY), [13, 1], 'Preview')
		.add('Before filing', report(false), [14, 1], 'Test email')
		.add('May it file?', ifTrue('={{ $json.mayFile === true }}'), [15, 1], 'Before filing')
		.add(
			'Case folder',
			{
				...createFolder(
					(field) => `={{ $('Decide on matter').first().json.${field} }}`,
					(name) => `={{ $('Demo settings').first().json.${name} }}`,
				),
				...ANYWAY,
			},
			[16, 0.5],
			'May it file?',
		)
		.add('Mark', setFields({ isFolder: true }, { keep: true }), [17, 1.2], 'Case folder');
	addFiling(flow, system, 17);
	return flow
		.add('Test result', report(true), [25, 1], 'Arrived')
		.connect('May it file?', 'Test result', 1)
		.add('Show it', showPage(), [26, 1], 'Test result');
}
