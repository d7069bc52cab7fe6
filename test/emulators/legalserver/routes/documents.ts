import { json, type EmulatedResponse } from '../../core/contract';
import { htmlPage } from '../gateway/htmlPage';
import { missingRefusal, unknownRefusal } from '../gateway/Refusal';
import { page, requireKnownKeys } from '../lists/paging';
import type { Call, Route } from '../route';
import { documentBody, documentBodyV2 } from '../schema/document';
import { downloadName } from '../state/documents';
import type { Document, Matter } from '../state/records';
import { createDocument, createFromZip } from './documentWrites';
import { matterByUuid, sees, visibleMatters } from './visible';

const documentsOf = ({ site }: Call, { id }: Matter): Document[] =>
	site.documents.all.filter(({ matterId }) => matterId === id);

/** A bare list, without pages. */
const bareList = (call: Call, matter: Matter): EmulatedResponse =>
	json(
		200,
		documentsOf(call, matter).map((one) => documentBody(call.site, one)),
	);

const listOfMatter: Route['answer'] = (call) => bareList(call, matterByUuid(call, call.params.uuid ?? ''));

const listByNumber: Route['answer'] = (call) => {
	const number = call.query.get('identification_number');
	if (number === null) throw missingRefusal(['identification_number']);
	const matter = visibleMatters(call).find(({ caseNumber }) => caseNumber === number);
	if (!matter) throw unknownRefusal('matter');
	return bareList(call, matter);
};

const listV2: Route['answer'] = (call) => {
	requireKnownKeys(call, ['matters']);
	const { query, site } = call;
	const asked = query.get('matters');
	const matters = asked === null ? visibleMatters(call) : [matterByUuid(call, asked)];
	const documents = matters.flatMap((matter) => documentsOf(call, matter));
	return json(
		200,
		page(call, documents, (one) => documentBodyV2(site, one)),
	);
};

/** The bytes of a document, as a browser would save them. Whether they are infected is not its concern. */
const download: Route['answer'] = (call) => {
	const { query, site, state } = call;
	const [uuid, id] = [query.get('unique_id'), query.get('id')];
	if (uuid === null && id === null) throw missingRefusal(['unique_id']);
	const document = site.documents.all.find((one) =>
		uuid === null ? String(one.id) === id : one.uuid === uuid,
	);
	if (!document || !sees(call, site.matters.at(document.matterId))) throw unknownRefusal('document');
	if (document.scan === 'infected' && site.switches.refuseInfected)
		return htmlPage(403, 'This document contains a virus');
	const name = downloadName(document);
	return {
		status: 200,
		headers: {
			'content-type': document.mimeType ?? 'application/octet-stream',
			'content-length': String(document.blob.size),
			'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${extendedName(name)}`,
		},
		body: state.bytes.read(document.blob),
	};
};

/** For clients of old: what is no ASCII, or would end the name, is an underscore. */
const plainName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_');

/** RFC 8187. */
const extendedName = (name: string): string =>
	encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export const DOCUMENT_ROUTES: readonly Route[] = [
	{ name: 'GET api/v1/matters/:uuid/documents', needs: ['API Basic Case Info'], answer: listOfMatter },
	{ name: 'GET api/v1/documents', needs: ['API Basic Case Info'], answer: listByNumber },
	{ name: 'POST api/v1/documents', needs: ['API Basic Case Info'], answer: createDocument },
	{ name: 'POST api/v1/documents/matter_zip', needs: ['API - Documate Webhook'], answer: createFromZip },
	{ name: 'GET api/v2/documents', needs: ['API Search Document'], answer: listV2 },
	{ name: 'GET modules/document/download.php', needs: ['API Basic Case Info'], answer: download },
];
