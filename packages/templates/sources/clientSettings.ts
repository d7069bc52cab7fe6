import { Flow } from '../Flow';
import { calledByWorkflow, manualTrigger, workflows } from '../steps';
import { CLIENT_SETTINGS } from './names';

const NOTE = `
Everything that is particular to your office is in the step **Settings**: destinations, names of folders, subfolders for categories, privileged documents, closing, emails. All other workflows read it from here.

**To set up:**
1. Open *Settings* and fill it in. Fill in at least the two destinations, *Alert Emails* and *From Email*.
2. Choose **Execute workflow**. If a setting cannot be used, one message lists everything to correct.
3. Publish this workflow. Publish it again whenever you change something.

Begin with **Environment** set to *Demo*.`;

/** What all other workflows call first. */
export const clientSettings = (): Flow =>
	new Flow(CLIENT_SETTINGS.file, CLIENT_SETTINGS.name)
		.note('Client settings', NOTE, [-0.25, -2.4], [3, 2])
		.add('Called', calledByWorkflow(), [0, 0])
		.add('Try it', manualTrigger(), [0, 1])
		.add(
			'Settings',
			workflows(
				'settings',
				'check',
				{
					environment: 'demo',
					liveDestination: '/Legal Matters',
					demoDestination: '/Demo Matters',
					caseSystem: 'clio',
					privilegedCategories: 'Privileged, Attorney-Client',
					closedFolder: '/Closed',
					alertEmails: '',
					managingPartner: '',
					fromEmail: '',
				},
				{ executeOnce: true },
			),
			[1, 0],
			['Called', 'Try it'],
		);
