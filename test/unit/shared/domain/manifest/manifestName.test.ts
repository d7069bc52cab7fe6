/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { manifestName } from '@/nodes/shared/domain/manifest/manifestName';

const root = '9f86d081884c7d65'.repeat(4);

it('names the folder and its state, in a name that Dropbox takes', () => {
	expect(manifestName('00012-Doe', root)).toBe('00012-Doe manifest 9f86d081884c.json');
	expect(manifestName('Doe / Roe', root)).toMatch(/^Doe .* manifest 9f86d081884c\.json$/);
	expect(Buffer.byteLength(manifestName('ü'.repeat(255), root))).toBeLessThan(200);
	expect(manifestName('///', root)).toMatch(/manifest 9f86d081884c\.json$/);
});
