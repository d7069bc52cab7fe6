import { LawFirm } from '../offices/LawFirm';
import { LegalAid } from '../offices/LegalAid';
import type { AddedDocument, Office } from '../offices/Office';
import { READERS } from '../offices/settings';
import { allOf, lawFirmOf, type Act, type Finding, type Offices } from './Act';
import { emailedOnce, filedOnce, filesWith, nothingWaits } from './findings';
import { addDocument, folderOfMatter, needsOpenMatter } from './lawFirm';
import { folderOfCase, reportDocument } from './legalAidActs';
import { nextName } from './nextName';

export const isDown = (offices: Offices): boolean =>
	allOf(offices).some(({ downSince }) => downSince !== undefined);

/** In each office something to add a document to. */
const needsCases = ({ legalAid, lawFirm }: Offices): string | undefined => {
	if (legalAid?.cases.length === 0) return 'Accept an intake first.';
	return lawFirm === undefined ? undefined : needsOpenMatter({ lawFirm });
};

/** A document is added while Dropbox does not answer. */
async function addMeanwhile(office: LegalAid | LawFirm): Promise<AddedDocument> {
	const name = nextName('Came during the outage', 'pdf');
	if (office instanceof LegalAid) {
		await reportDocument(office, { name, type: 'Evidence', about: 'attachment' }, 'Evidence');
		return { name, text: `${name} in full`, caseKey: office.latest.matterUuid };
	}
	const { text } = await addDocument(office, name, { category: 'pleadings' });
	return { name, text, caseKey: String(office.matter.id) };
}

/** That a document waits in the queue, and has been tried. */
async function waits(office: Office, { name, text, caseKey }: AddedDocument): Promise<Finding> {
	const held = (await office.events()).filter(
		(event) => event.caseKey === caseKey && event.reason === 'unavailable' && event.status !== 'done',
	);
	const filed = filesWith(await office.tree(), text);
	return { what: `${name} waits in the queue`, holds: held.length > 0 && filed.length === 0 };
}

/** That the people in the settings were told once; of a second outage in an hour they are not. */
function told(office: Office, since: number, subject: string): Finding {
	const { name } = office.options;
	const found = office.mail.received.slice(since).filter((email) => email.subject.includes(subject));
	if (!office.isOutageTold)
		return { what: `${name}: no second email within an hour`, holds: found.length === 0 };
	return emailedOnce(office, since, {
		...{ to: READERS.alerts, subject: new RegExp(subject) },
		what: `${name}: one email says that ${subject}`,
	});
}

async function placeOf(office: LegalAid | LawFirm, { name }: AddedDocument): Promise<string | undefined> {
	const folder =
		office instanceof LegalAid
			? await folderOfCase(office, office.latest.caseNumber)
			: await folderOfMatter(office, office.matter);
	return folder && `${folder}/${office instanceof LegalAid ? 'Evidence' : 'Pleadings'}/${name}`;
}

export const outageActs: readonly Act[] = [
	{
		...{ id: 'take-dropbox-down', office: 'both', name: 'Take Dropbox down' },
		does: 'Dropbox stops answering. Then somebody adds a document in LegalServer, and one in Clio.',
		expected:
			'Both documents wait in the queue, and each office got one email about the outage (at most one an hour).',
		isMissing: (offices) => (isDown(offices) ? 'Dropbox is down already.' : needsCases(offices)),
		act: async (offices) => {
			const [first] = allOf(offices);
			await first?.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
			const added = await Promise.all(
				allOf(offices).map(async (office) => {
					office.noteOutage();
					const document = await addMeanwhile(office);
					office.heldUp.push(document);
					return [office, document] as const;
				}),
			);
			return async () => {
				const findings = await Promise.all(
					added.map(async ([office, document]) => [
						await waits(office, document),
						told(office, office.downSince ?? 0, 'Dropbox is not responding'),
					]),
				);
				return findings.flat();
			};
		},
	},
	{
		...{ id: 'bring-dropbox-back', office: 'both', name: 'Bring Dropbox back' },
		does: 'Dropbox answers again. Nobody does anything else.',
		expected:
			'The documents that waited are filed, exactly once. Each office that got an email about the outage got one that it is over.',
		isMissing: (offices) => (isDown(offices) ? undefined : 'Take Dropbox down first.'),
		act: async (offices) => {
			const waited = allOf(offices).map((office) => ({
				...{ office, since: office.downSince ?? 0, documents: office.heldUp.splice(0) },
			}));
			const [first] = allOf(offices);
			await first?.dropbox.setFaults([]);
			for (const { office } of waited) office.downSince = undefined;
			return async () => {
				const findings = await Promise.all(
					waited.map(async ({ office, since, documents }) => {
						const tree = await office.tree();
						const filed = documents.map(async (document) =>
							filedOnce(tree, document.text, await placeOf(office, document)),
						);
						return [...(await Promise.all(filed)), told(office, since, 'Dropbox is responding again')];
					}),
				);
				return findings.flat();
			};
		},
	},
	{
		...{ id: 'kill-n8n', office: 'lawFirm', name: 'Kill n8n and start it again' },
		does: 'The law firm’s n8n is stopped without warning. Somebody adds a document in Clio, and then n8n is started again.',
		expected: 'The document is filed, exactly once, although n8n was not running when it was added.',
		isMissing: needsOpenMatter,
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			await firm.kill();
			const { name, text } = await addDocument(firm, nextName('Came while n8n was off', 'pdf'), {
				category: 'pleadings',
			});
			await firm.start();
			return async () => {
				const folder = await folderOfMatter(firm, matter);
				return [
					filedOnce(await firm.tree(), text, folder && `${folder}/Pleadings/${name}`),
					await nothingWaits(firm, String(matter.id)),
				];
			};
		},
	},
];
