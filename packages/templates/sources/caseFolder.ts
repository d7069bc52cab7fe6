import { byPath, dropbox, type Step } from '../steps';

/** Placeholders of a name template, filled from what *Decide* found out. */
const NAME_FIELDS = [
	...['clientLastName', 'clientFirstName', 'clientName', 'practiceArea', 'matterType'],
	'responsibleAttorney',
];

const SOURCES: Readonly<Record<string, string>> = {
	clientLastName: 'lastName',
	clientFirstName: 'firstName',
};

/** The folder of the matter that *Decide* looked at: created, or found. Its input are the items of *Decide*. */
export const caseFolder = (): Step =>
	dropbox(
		'caseFolder',
		'create',
		{
			...{ caseId: '={{ $json.caseId }}', destination: byPath('={{ $json.destination }}') },
			folderNaming: "={{ $('Events').item.json.settings.folderNaming }}",
			nameTemplate: "={{ $('Events').item.json.settings.nameTemplate }}",
			...{ lastName: '={{ $json.lastName }}', firstName: '={{ $json.firstName }}' },
			templateFields: {
				field: NAME_FIELDS.map((name) => ({ name, value: `={{ $json.${SOURCES[name] ?? name} }}` })),
			},
			subfolders: "={{ $('Events').item.json.settings.subfolders }}",
		},
		{ onError: 'continueErrorOutput' },
	);
