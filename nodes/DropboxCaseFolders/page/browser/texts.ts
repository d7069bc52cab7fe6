/**
 * Every text of the page, in both languages. English as a paralegal in the US speaks it, Spanish as a legal-aid office
 * in the US writes to its readers.
 */
const english = {
	locale: 'en-US',
	language: 'Language',
	title: 'Case documents',
	skip: 'Skip to the documents',
	loading: 'Loading the documents…',

	summary: (documents: number, folders: number) =>
		folders === 0
			? english.documents(documents)
			: `${count(documents, 'document', 'documents')} in ${count(folders, 'folder', 'folders')}`,
	documents: (number: number) => (number === 0 ? 'No documents' : count(number, 'document', 'documents')),
	openInDropbox: 'Open in Dropbox',
	openNamed: (name: string) => `Open in Dropbox: ${name}`,
	privilegedShown: 'This page includes privileged documents. Please do not share its link.',
	isCut:
		'This case has more files and folders than this page can show. Open it in Dropbox to see all of them.',
	emptyCase: 'This case has no documents yet.',
	emptyFolder: 'This folder is empty.',
	isNew: 'New',

	name: 'Name',
	type: 'Type',
	size: 'Size',
	changed: 'Modified',
	sortedUp: 'A to Z',
	sortedDown: 'Z to A',
	oldestFirst: 'oldest first',
	newestFirst: 'newest first',
	sorted: (column: string, order: string) => `Sorted by ${column}, ${order}`,

	search: 'Search by name',
	matches: (number: number) => (number === 0 ? 'Nothing found' : count(number, 'match', 'matches')),
	openAll: 'Open all folders',
	closeAll: 'Close all folders',

	addHeading: 'Add documents',
	dropHere: 'Drag files or folders here, or onto a folder below.',
	uploadFiles: 'Upload files',
	uploadFolder: 'Upload folder',
	takePhoto: 'Take a photo',
	saveIn: 'Save in',
	caseFolder: 'Case folder',
	addFiles: 'Add files',
	addFilesTo: (folder: string) => `Add files to ${folder}`,
	dropInto: (folder: string) => `Drop to save in: ${folder}`,
	cannotDrop: 'Nothing can be added here.',
	isClosed: 'This case is closed. You can see its documents, but not add any.',
	viewOnly: 'With this link, you can see the documents, but not add any.',

	uploads: 'Uploads',
	uploadsDone: (saved: number, all: number) => `${format(saved)} of ${format(all)} saved`,
	uploadsFailed: (number: number) => `${format(number)} not saved`,
	uploadsStarted: (number: number) => `Uploading ${count(number, 'file', 'files')}.`,
	uploadsFinished: (saved: number, failed: number) =>
		failed === 0
			? `${count(saved, 'file', 'files')} saved.`
			: `${count(saved, 'file', 'files')} saved, ${format(failed)} not saved.`,
	keepOpen: 'Please keep this page open until everything is saved.',
	tryAgain: 'Try again',
	tryAgainNamed: (name: string) => `Try again: ${name}`,
	tryAllAgain: 'Try all again',
	cancel: 'Cancel',
	cancelNamed: (name: string) => `Cancel: ${name}`,
	cancelAll: 'Cancel all',
	clearList: 'Clear list',
	progressOf: (name: string) => `Progress of ${name}`,
	inCaseFolder: 'in the case folder',
	inFolder: (folder: string) => `in ${folder}`,
	waiting: 'Waiting',
	sending: (percent: number) => `Uploading ${percent}%`,
	saving: 'Saving to Dropbox…',
	pausing: 'Connection problem. Trying again soon…',
	canceled: 'Canceled',
	canceledLate: 'Canceled, but it may have been saved already. Check the list below.',
	notSaved: 'Not saved.',
	uncertain:
		'The connection was lost before it was certain that this was saved. Try again: it will not be saved twice.',
	results: {
		uploaded: 'Saved',
		uploadedAs: (name: string) => `Saved as “${name}”`,
		unchanged: 'Already saved',
		duplicate: 'Already saved',
		duplicateAs: (name: string) => `Already saved, as “${name}”`,
		keptBoth: (name: string) => `Saved as “${name}”. A different document already has the original name.`,
		replaced: 'Saved as the new version; the earlier version was kept',
		skipped: 'Not saved: a document with this name is already there',
	},
	emptyFolders: (number: number, names: string) =>
		number === 1
			? `The folder “${names}” has no files in it, so it was not uploaded.`
			: `${format(number)} folders have no files in them, so they were not uploaded: ${names}`,
	systemFiles: (number: number) =>
		number === 1
			? 'One hidden system file was left out.'
			: `${format(number)} hidden system files were left out.`,
	unreadableFolders: (names: string) =>
		`Not uploaded, because it could not be read on your computer: ${names}`,
	furtherFolders: (names: string) =>
		`Your browser accepts one folder at a time here. Please drop these separately: ${names}`,
	nothingToSend: 'There was nothing to upload in what you dropped.',

	listIn: (system: string) => `In ${system}`,
	listLoading: (system: string) => `Loading the documents in ${system}…`,
	listEmpty: (system: string) => `There are no documents for this case in ${system}.`,
	listFailed: (system: string) =>
		`The documents in ${system} cannot be shown right now. If this keeps happening, ask your administrator.`,
	alreadyInDropbox: 'Already in Dropbox',
	sendToDropbox: 'Send to Dropbox',
	sendNamed: (name: string) => `Send to Dropbox: ${name}`,
	confirmSend: 'Send a copy to the case folder in Dropbox?',
	yesSend: 'Send',
	no: 'Cancel',
	sendingToDropbox: 'Sending to Dropbox…',

	signIn: 'Documents open in Dropbox, which may ask you to sign in first.',
	timesIn: (zone: string) => `Times are in your time zone (${zone}).`,
	linkFor: (person: string, until: string) => `This link is for ${person} and works until ${until}.`,
	linkUntil: (until: string) => `This link works until ${until}.`,
	lookAgain: 'Check for new documents',
	newOnes: (number: number) => `${count(number, 'new document', 'new documents')} in this case.`,
	upToDate: 'Nothing new.',
	shownAsOf: (time: string) => `The list below is from ${time}.`,

	/** States of the whole page: what it is, and what to do. */
	states: {
		noLink: [
			'This address is incomplete',
			'Please open this page with the link in your case system or in the email you received.',
		],
		link_not_valid: [
			'This link is not valid',
			'Please open the page again from your case system, or ask the office for a new link.',
		],
		link_expired: [
			'This link has expired',
			'Please open the page again from your case system, or ask the office for a new link.',
		],
		deleted: [
			'The case folder was deleted',
			'Dropbox keeps deleted folders for a while. Ask your administrator to restore it.',
		],
		not_found: [
			'The case folder cannot be found',
			'It may have been moved to a place that this page has no access to. Ask your administrator.',
		],
		no_access: [
			'This page has no access to the case folder',
			'It may have been moved to a place that this page has no access to. Ask your administrator.',
		],
		belongs_to_another_case: [
			'The documents cannot be shown',
			'The folder of another case is inside this case folder. Ask your administrator to move it out.',
		],
		not_connected: [
			'This page is not connected to Dropbox',
			'Ask your administrator to check the Dropbox credential in n8n: its connection and its Link Key.',
		],
		unavailable: ['Dropbox is not responding right now', 'Please try again in a few minutes.'],
		too_busy: ['Dropbox is very busy right now', 'Please try again in a few minutes.'],
		unreachable: [
			'The documents cannot be reached right now',
			'Check your internet connection and try again. If this keeps happening, tell your administrator that n8n cannot be reached or that the workflow of this page is not published.',
		],
		unexpected: [
			'The documents cannot be shown',
			'Please try again. If this keeps happening, ask your administrator.',
		],
	} as Record<string, [what: string, advice: string]>,

	/** Why a file was not saved. */
	problems: {
		link_expired:
			'This link has expired. Open the page again from your case system, or ask the office for a new link.',
		link_not_valid:
			'This link is no longer valid. Open the page again from your case system, or ask the office for a new link.',
		case_closed: 'The case was closed, so nothing can be added to it.',
		privileged:
			'This folder is for privileged documents, which this link does not include. Choose another one.',
		deleted: 'The folder was deleted. Choose another one, or ask your administrator.',
		not_found: 'The folder is no longer there. Choose another one.',
		not_a_folder: 'The folder is no longer there. Choose another one.',
		no_access: 'This page is not allowed to save to that folder. Ask your administrator.',
		guarded: 'This page is not allowed to save to that folder. Ask your administrator.',
		no_space: 'The Dropbox account is full. Ask your administrator.',
		too_large: 'The file is too large. Upload it in Dropbox instead, or ask your administrator.',
		over20:
			'Files over 20 GB cannot be uploaded here. Use the Dropbox app instead, or ask your administrator.',
		server_limit: 'The server does not accept files this large. Tell your administrator.',
		unavailable: 'Dropbox is not responding. Try again in a few minutes.',
		too_busy: 'Dropbox is very busy. Try again in a few minutes.',
		unreachable: 'The connection was lost. Try again.',
		content_mismatch: 'Only part of the file arrived. Try again.',
		source_incomplete: 'Only part of the file arrived. Try again.',
		changed_meanwhile: 'Someone else changed this document at the same time. Try again.',
		name_not_allowed: 'Dropbox does not allow this name. Rename the file and upload it again.',
		name_taken: 'Something else with this name is already there. Rename the file and upload it again.',
		folder_exists: 'There is a folder with this name. Rename the file and upload it again.',
		belongs_to_another_case: 'That folder belongs to another case. Choose another one.',
		not_connected: 'This page is no longer connected to Dropbox. Tell your administrator.',
		unreadable: 'The file was changed, moved or deleted on your computer. Choose it again.',
		is_folder: 'This is a folder or cannot be read. Use “Upload folder”, or choose its files.',
		unexpected: 'Something went wrong. Try again.',
	} as Record<string, string>,

	/** Kinds of files, by the English word. */
	kinds: {} as Record<string, string>,
	otherKind: (extension: string) => `${extension} file`,
};

export type Texts = typeof english;

const spanish: Texts = {
	locale: 'es-US',
	language: 'Idioma',
	title: 'Documentos del caso',
	skip: 'Ir a los documentos',
	loading: 'Cargando los documentos…',

	summary: (documents, folders) =>
		folders === 0
			? spanish.documents(documents)
			: `${count(documents, 'documento', 'documentos')} en ${count(folders, 'carpeta', 'carpetas')}`,
	documents: (number) => (number === 0 ? 'Sin documentos' : count(number, 'documento', 'documentos')),
	openInDropbox: 'Abrir en Dropbox',
	openNamed: (name) => `Abrir en Dropbox: ${name}`,
	privilegedShown:
		'Esta página incluye documentos privilegiados (protegidos por el secreto profesional). Por favor, no comparta el enlace.',
	isCut:
		'Este caso tiene más archivos y carpetas de los que esta página puede mostrar. Ábralo en Dropbox para verlos todos.',
	emptyCase: 'Este caso todavía no tiene documentos.',
	emptyFolder: 'Esta carpeta está vacía.',
	isNew: 'Nuevo',

	name: 'Nombre',
	type: 'Tipo',
	size: 'Tamaño',
	changed: 'Modificado',
	sortedUp: 'de la A a la Z',
	sortedDown: 'de la Z a la A',
	oldestFirst: 'los más antiguos primero',
	newestFirst: 'los más recientes primero',
	sorted: (column, order) => `Ordenado por ${column}, ${order}`,

	search: 'Buscar por nombre',
	matches: (number) => (number === 0 ? 'No se encontró nada' : count(number, 'resultado', 'resultados')),
	openAll: 'Abrir todas las carpetas',
	closeAll: 'Cerrar todas las carpetas',

	addHeading: 'Agregar documentos',
	dropHere: 'Arrastre archivos o carpetas aquí, o sobre una carpeta de la lista.',
	uploadFiles: 'Subir archivos',
	uploadFolder: 'Subir carpeta',
	takePhoto: 'Tomar una foto',
	saveIn: 'Guardar en',
	caseFolder: 'Carpeta del caso',
	addFiles: 'Agregar',
	addFilesTo: (folder) => `Agregar archivos a ${folder}`,
	dropInto: (folder) => `Suelte para guardar en: ${folder}`,
	cannotDrop: 'Aquí no se puede agregar nada.',
	isClosed: 'Este caso está cerrado. Puede ver sus documentos, pero no agregar otros.',
	viewOnly: 'Con este enlace puede ver los documentos, pero no agregar otros.',

	uploads: 'Subida de archivos',
	uploadsDone: (saved, all) => `${format(saved)} de ${format(all)} ${all === 1 ? 'guardado' : 'guardados'}`,
	uploadsFailed: (number) => `${format(number)} sin guardar`,
	uploadsStarted: (number) => `Subiendo ${count(number, 'archivo', 'archivos')}.`,
	uploadsFinished: (saved, failed) =>
		failed === 0
			? `${count(saved, 'archivo guardado', 'archivos guardados')}.`
			: `${count(saved, 'archivo guardado', 'archivos guardados')}, ${format(failed)} sin guardar.`,
	keepOpen: 'Por favor, mantenga esta página abierta hasta que todo esté guardado.',
	tryAgain: 'Reintentar',
	tryAgainNamed: (name) => `Reintentar: ${name}`,
	tryAllAgain: 'Reintentar todos',
	cancel: 'Cancelar',
	cancelNamed: (name) => `Cancelar: ${name}`,
	cancelAll: 'Cancelar todos',
	clearList: 'Quitar la lista',
	progressOf: (name) => `Progreso de ${name}`,
	inCaseFolder: 'en la carpeta del caso',
	inFolder: (folder) => `en ${folder}`,
	waiting: 'En espera',
	sending: (percent) => `Subiendo ${percent} %`,
	saving: 'Guardando en Dropbox…',
	pausing: 'Problema de conexión. Se intentará de nuevo en un momento…',
	canceled: 'Cancelado',
	canceledLate: 'Cancelado, pero es posible que ya se haya guardado. Revise la lista de abajo.',
	notSaved: 'No se guardó.',
	uncertain:
		'Se perdió la conexión antes de saber si esto se guardó. Inténtelo de nuevo: no se guardará dos veces.',
	results: {
		uploaded: 'Guardado',
		uploadedAs: (name) => `Guardado como “${name}”`,
		unchanged: 'Ya estaba guardado',
		duplicate: 'Ya estaba guardado',
		duplicateAs: (name) => `Ya estaba guardado, como “${name}”`,
		keptBoth: (name) => `Guardado como “${name}”. Otro documento ya tiene el nombre original.`,
		replaced: 'Guardado como nueva versión; se conservó la versión anterior',
		skipped: 'No se guardó: ya hay un documento con este nombre',
	},
	emptyFolders: (number, names) =>
		number === 1
			? `La carpeta “${names}” no contiene archivos, por eso no se subió.`
			: `${format(number)} carpetas no contienen archivos, por eso no se subieron: ${names}`,
	systemFiles: (number) =>
		number === 1
			? 'Se omitió un archivo oculto del sistema.'
			: `Se omitieron ${format(number)} archivos ocultos del sistema.`,
	unreadableFolders: (names) => `No se subió porque no se pudo leer en su computadora: ${names}`,
	furtherFolders: (names) =>
		`Su navegador acepta aquí una carpeta a la vez. Suelte estas por separado: ${names}`,
	nothingToSend: 'No había nada que subir en lo que soltó.',

	listIn: (system) => `En ${system}`,
	listLoading: (system) => `Cargando los documentos de ${system}…`,
	listEmpty: (system) => `No hay documentos de este caso en ${system}.`,
	listFailed: (system) =>
		`Los documentos de ${system} no se pueden mostrar en este momento. Si el problema continúa, consulte a su administrador.`,
	alreadyInDropbox: 'Ya está en Dropbox',
	sendToDropbox: 'Enviar a Dropbox',
	sendNamed: (name) => `Enviar a Dropbox: ${name}`,
	confirmSend: '¿Enviar una copia a la carpeta del caso en Dropbox?',
	yesSend: 'Enviar',
	no: 'Cancelar',
	sendingToDropbox: 'Enviando a Dropbox…',

	signIn: 'Los documentos se abren en Dropbox, que puede pedirle que inicie sesión.',
	timesIn: (zone) => `Las horas son de su zona horaria (${zone}).`,
	linkFor: (person, until) => `Este enlace es para ${person} y vence el ${until}`,
	linkUntil: (until) => `Este enlace vence el ${until}`,
	lookAgain: 'Buscar documentos nuevos',
	newOnes: (number) => `${count(number, 'documento nuevo', 'documentos nuevos')} en este caso.`,
	upToDate: 'No hay nada nuevo.',
	shownAsOf: (time) => `Última actualización de la lista: ${time}`,

	states: {
		noLink: [
			'Esta dirección está incompleta',
			'Por favor, abra esta página con el enlace de su sistema de casos o del correo electrónico que recibió.',
		],
		link_not_valid: [
			'Este enlace no es válido',
			'Por favor, abra la página otra vez desde su sistema de casos o pida un nuevo enlace a la oficina.',
		],
		link_expired: [
			'Este enlace ha vencido',
			'Por favor, abra la página otra vez desde su sistema de casos o pida un nuevo enlace a la oficina.',
		],
		deleted: [
			'La carpeta del caso fue eliminada',
			'Dropbox conserva las carpetas eliminadas por un tiempo. Pida a su administrador que la restaure.',
		],
		not_found: [
			'No se encuentra la carpeta del caso',
			'Es posible que se haya movido a un lugar al que esta página no tiene acceso. Consulte a su administrador.',
		],
		no_access: [
			'Esta página no tiene acceso a la carpeta del caso',
			'Es posible que se haya movido a un lugar al que esta página no tiene acceso. Consulte a su administrador.',
		],
		belongs_to_another_case: [
			'No se pueden mostrar los documentos',
			'La carpeta de otro caso está dentro de la carpeta de este caso. Pida a su administrador que la saque de ahí.',
		],
		not_connected: [
			'Esta página no está conectada con Dropbox',
			'Pida a su administrador que revise la credencial de Dropbox en n8n: su conexión y su Link Key.',
		],
		unavailable: ['Dropbox no responde en este momento', 'Por favor, inténtelo de nuevo en unos minutos.'],
		too_busy: ['Dropbox está muy ocupado en este momento', 'Por favor, inténtelo de nuevo en unos minutos.'],
		unreachable: [
			'No se puede acceder a los documentos en este momento',
			'Revise su conexión a internet e inténtelo de nuevo. Si el problema continúa, diga a su administrador que no se puede acceder a n8n o que el flujo de trabajo de esta página no está publicado.',
		],
		unexpected: [
			'No se pueden mostrar los documentos',
			'Por favor, inténtelo de nuevo. Si el problema continúa, consulte a su administrador.',
		],
	},

	problems: {
		link_expired:
			'Este enlace ha vencido. Abra la página otra vez desde su sistema de casos o pida un nuevo enlace a la oficina.',
		link_not_valid:
			'Este enlace ya no es válido. Abra la página otra vez desde su sistema de casos o pida un nuevo enlace a la oficina.',
		case_closed: 'El caso se cerró, por eso ya no se puede agregar nada.',
		privileged: 'Esta carpeta es para documentos privilegiados, que este enlace no incluye. Elija otra.',
		deleted: 'La carpeta fue eliminada. Elija otra o consulte a su administrador.',
		not_found: 'La carpeta ya no está. Elija otra.',
		not_a_folder: 'La carpeta ya no está. Elija otra.',
		no_access: 'Esta página no tiene permiso para guardar en esa carpeta. Consulte a su administrador.',
		guarded: 'Esta página no tiene permiso para guardar en esa carpeta. Consulte a su administrador.',
		no_space: 'La cuenta de Dropbox está llena. Consulte a su administrador.',
		too_large: 'El archivo es demasiado grande. Súbalo directamente a Dropbox o consulte a su administrador.',
		over20:
			'Aquí no se pueden subir archivos de más de 20 GB. Use la aplicación de Dropbox o consulte a su administrador.',
		server_limit: 'El servidor no acepta archivos tan grandes. Avise a su administrador.',
		unavailable: 'Dropbox no responde. Inténtelo de nuevo en unos minutos.',
		too_busy: 'Dropbox está muy ocupado. Inténtelo de nuevo en unos minutos.',
		unreachable: 'Se perdió la conexión. Inténtelo de nuevo.',
		content_mismatch: 'Solo llegó una parte del archivo. Inténtelo de nuevo.',
		source_incomplete: 'Solo llegó una parte del archivo. Inténtelo de nuevo.',
		changed_meanwhile: 'Otra persona modificó este documento al mismo tiempo. Inténtelo de nuevo.',
		name_not_allowed: 'Dropbox no permite este nombre. Cambie el nombre del archivo y súbalo de nuevo.',
		name_taken: 'Ya hay otra cosa con este nombre. Cambie el nombre del archivo y súbalo de nuevo.',
		folder_exists: 'Hay una carpeta con este nombre. Cambie el nombre del archivo y súbalo de nuevo.',
		belongs_to_another_case: 'Esa carpeta es de otro caso. Elija otra.',
		not_connected: 'Esta página ya no está conectada con Dropbox. Avise a su administrador.',
		unreadable: 'El archivo se modificó, se movió o se eliminó en su computadora. Elíjalo de nuevo.',
		is_folder: 'Es una carpeta o no se puede leer. Use “Subir carpeta” o elija sus archivos.',
		unexpected: 'Algo salió mal. Inténtelo de nuevo.',
	},

	kinds: {
		'Word document': 'Documento de Word',
		Spreadsheet: 'Hoja de cálculo',
		Presentation: 'Presentación',
		Picture: 'Imagen',
		Email: 'Correo electrónico',
		Text: 'Texto',
		'Web page': 'Página web',
		Video: 'Video',
		'Compressed file': 'Archivo comprimido',
		File: 'Archivo',
	},
	otherKind: (extension) => `Archivo ${extension}`,
};

/** Numbers are written alike in English and in the Spanish of the US. */
function format(number: number): string {
	return number.toLocaleString('en-US');
}

function count(number: number, one: string, several: string): string {
	return `${format(number)} ${number === 1 ? one : several}`;
}

export type Language = 'en' | 'es';

export const TEXTS: Readonly<Record<Language, Texts>> = { en: english, es: spanish };
