import { z } from 'zod';

/** What a site has bought, set or is going through, and readings of what the documentation leaves open. */
export const SWITCHES = z
	.object({
		/** Whether the site pays for the Premium API: changing a case or a note. */
		premium: z.boolean().default(false),
		/** Whether support has turned on the API's second version. */
		v2: z.boolean().default(false),
		/** Everything answers 503, as the weekly update (HTML) or a high load (JSON) does. */
		maintenance: z.enum(['off', 'html', 'json']).default('off'),
		/** Whether the site lets API users say when a note was posted. */
		datePosted: z.boolean().default(false),
		/** Whether the site has LegalServer's own integrations, each of which brings its field of a case. */
		dropboxIntegration: z.boolean().default(false),
		googleDriveIntegration: z.boolean().default(false),
		sharepointIntegration: z.boolean().default(false),
		/** Requests per minute, for all of the site's integrations together; null counts none. */
		rateLimit: z.number().int().positive().nullable().default(200),
		/** Milliseconds until they are counted anew. */
		rateWindow: z.number().int().positive().default(60_000),
		/** A larger page than this gets this. */
		largestPage: z.number().int().positive().default(100),
		/** Whether text filters also find what only contains the text. */
		looseSearch: z.boolean().default(false),
		/** Under which name one case is answered: clients read `data`, the documentation lists `full_data`. */
		matterKey: z.enum(['data', 'full_data']).default('data'),
		/** Whether a case's custom fields stand in an object of their own, or among the other fields. */
		customFieldsAt: z.enum(['custom_fields', 'top']).default('custom_fields'),
		/** Which status the lack of a permission has. */
		permissionStatus: z.union([z.literal(401), z.literal(403)]).default(401),
		/** How far the virus scan has come when a document was uploaded. */
		scanAfterUpload: z.enum(['pending', 'clean', 'infected']).default('pending'),
		/** Whether an infected document cannot be downloaded. */
		refuseInfected: z.boolean().default(false),
		/** Whether a download without a good token gets the login page, with 200, as a browser would. */
		loginPageOnDownload: z.boolean().default(false),
	})
	.strict();

export type Switches = z.infer<typeof SWITCHES>;
