/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { fileNameOf } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/fileNameOf';

const HASH = 'b97a170c8f5459d6cd953a390b66dc08';

const named = (title: string, name: string, mimeType = '') =>
	fileNameOf({ title, name, mimeType, id: 7, uuid: 'u-7' });

describe('the file name of a document', () => {
	it.each([
		['Lease Agreement', `Lease_Agreement-${HASH}.pdf`, '', 'Lease Agreement.pdf'],
		['Lease.pdf', `Lease-${HASH}.pdf`, '', 'Lease.pdf'],
		['LEASE.PDF', `Lease-${HASH}.pdf`, '', 'LEASE.PDF'],
		['Draft.docx', `Draft-${HASH}.pdf`, '', 'Draft.docx.pdf'],
		['Smith v.Jones', `Smith-${HASH}.docx`, '', 'Smith v.Jones.docx'],
		['Photo of kitchen', `Photo-${HASH}`, 'image/jpeg', 'Photo of kitchen.jpg'],
		['Voicemail', `Voicemail-${HASH}`, '', 'Voicemail'],
		['Backup', `Backup-${HASH}.xyz`, '', 'Backup.xyz'],
		['', `Lease-${HASH}.pdf`, '', 'Lease.pdf'],
		['Notice 3/4: “final”?', `Notice-${HASH}.pdf`, '', 'Notice 3-4- “final”-.pdf'],
		['../../etc/passwd', `x-${HASH}.pdf`, '', 'document 7.pdf'],
		['gnp.tide\u202ecod', `x-${HASH}.exe`, '', 'gnp.tidecod.exe'],
		['a\u0000b\nc', `x-${HASH}.pdf`, '', 'ab c.pdf'],
		['CON', `x-${HASH}.pdf`, '', 'CON_.pdf'],
		['🙂', `x-${HASH}.pdf`, '', 'document 7.pdf'],
		['...', `x-${HASH}.pdf`, '', 'document 7.pdf'],
		['', '', '', 'document'],
	])('of %j is %s', (title, name, mimeType, wanted) => {
		expect(named(title, name, mimeType)).toBe(wanted);
	});

	it('is no longer than disks take, and keeps its extension', () => {
		for (const title of ['x'.repeat(300), 'ä'.repeat(300), 'x'.repeat(100_000)]) {
			const name = named(title, `x-${HASH}.pdf`);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			expect(name.endsWith('.pdf')).toBe(true);
		}
	});
});
