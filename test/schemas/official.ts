import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';

function schema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, unknown>;
}

/** Validator of the official CycloneDX JSON schema of a version (`1.6`). */
export async function bomSchemas(version: string): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  const { fullFormats } = await import('ajv-formats/dist/formats.js');
  // Two formats the schemas use that ajv-formats lacks: any text passes them.
  const formats = { ...fullFormats, 'iri-reference': true as const, 'idn-email': true as const };
  const ajv = new Ajv({ strict: false, formats, validateFormats: true });
  for (const part of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    ajv.addSchema(schema(`cyclonedx-${part}.schema.json`), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`);
  }
  return ajv.compile(schema(`cyclonedx-bom-${version}.schema.json`));
}

/** Validator of the official OSCAL JSON schema 1.1.3, all models. */
export async function oscalSchema(): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  const { fullFormats } = await import('ajv-formats/dist/formats.js');
  return new Ajv({ strict: false, formats: fullFormats, allowUnionTypes: true }).compile(
    schema('oscal-complete-1.1.3.schema.json'),
  );
}

/** Validator of the official SPDX JSON schema of a version: 2.3 of the plain form, 3.0.1 of the linked form. */
export async function spdxSchema(version: '2.3' | '3.0.1'): Promise<ValidateFunction> {
  const formats = await import('ajv-formats/dist/formats.js');
  const options = { strict: false, formats: formats.fullFormats };
  if (version === '3.0.1') {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    return new Ajv2020(options).compile(schema('spdx-3.0.1.schema.json'));
  }
  const { Ajv2019 } = await import('ajv/dist/2019.js');
  return new Ajv2019(options).compile(schema('spdx-2.3.schema.json'));
}

/**
 * What the official XML schema (a file of this folder) has against a document, one text a finding; none when it is valid.
 * Schemas beside it are found; nothing is fetched.
 */
export async function xmlFaults(schemaFile: string, xml: string | Uint8Array): Promise<readonly string[]> {
  const { XmlDocument, XmlLibError, XsdValidator } = await import('libxml2-wasm');
  const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs');
  xmlRegisterFsInputProviders();
  const url = new URL(schemaFile, import.meta.url);
  using description = XmlDocument.fromBuffer(readFileSync(url), { url: fileURLToPath(url) });
  using validator = XsdValidator.fromDoc(description);
  using document = XmlDocument.fromBuffer(typeof xml === 'string' ? Buffer.from(xml) : xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlLibError) return error.details.map((one) => `line ${one.line}: ${one.message.trim()}`);
    throw error;
  }
}
