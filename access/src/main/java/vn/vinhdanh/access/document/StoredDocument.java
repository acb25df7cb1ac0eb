package vn.vinhdanh.access.document;

import vn.vinhdanh.events.DocumentId;

/**
 * A document that is kept. Events carry all of it but the name, which may tell of a person.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param size in bytes
 * @param mediaType what its bytes are, whatever the sender said
 * @param name of the file, cleaned of everything a file system would take for more than a name
 */
public record StoredDocument(DocumentId id, String sha256, long size, String mediaType, String name) {}
