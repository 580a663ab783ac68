package com.askbosco.data.connector.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Reads private keys in PEM form: PKCS#8, the older forms of RSA and EC keys, each open or under a passphrase. */
final class PemKeys {
  private static final Pattern PEM = Pattern.compile(
      "-----BEGIN (?<kind>[A-Z ]+)-----\\s*(?<head>Proc-Type:.*?\\n\\s*\\n)?(?<base64>[A-Za-z0-9+/=\\s]+)-----END \\k<kind>-----",
      Pattern.DOTALL);
  private static final Pattern SEALED = Pattern.compile(
      "DEK-Info:\\s*(?<cipher>AES-(?<bits>128|192|256)-CBC|DES-EDE3-CBC),(?<iv>[0-9A-Fa-f]+)");

  /** What stands before a PKCS#1 key in its PKCS#8 form: version 0 and the algorithm's name, rsaEncryption. */
  private static final byte[] RSA_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
  /** The same before an EC key's curve: the name id-ecPublicKey. */
  private static final byte[] EC_NAME = HexFormat.of().parseHex("06072a8648ce3d0201");

  private static final byte[] VERSION = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int CURVE = 0xa0;

  private PemKeys() {}

  /**
   * The key of a PEM text.
   *
   * @param family RSA, EC or EdDSA
   */
  static PrivateKey read(String pem, String family, Optional<String> passphrase)
      throws GeneralSecurityException {
    Matcher found = PEM.matcher(pem);
    if (!found.find()) {
      throw new InvalidKeyException("no PEM");
    }
    byte[] der = Base64.getMimeDecoder().decode(found.group("base64"));
    String kind = found.group("kind");
    boolean sealed = kind.startsWith("ENCRYPTED") || found.group("head") != null;
    if (sealed != passphrase.isPresent()) {
      throw new InvalidKeyException(sealed ? "no passphrase" : "a passphrase for an open key");
    }
    if (found.group("head") != null) {
      der = opened(der, found.group("head"), passphrase.orElse(""));
    }
    PKCS8EncodedKeySpec spec = switch (kind) {
      case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(der);
      case "ENCRYPTED PRIVATE KEY" -> opened(der, passphrase.orElse(""));
      case "RSA PRIVATE KEY" ->
        new PKCS8EncodedKeySpec(tagged(SEQUENCE, RSA_HEAD, tagged(OCTETS, der)));
      case "EC PRIVATE KEY" ->
        new PKCS8EncodedKeySpec(
            tagged(SEQUENCE, VERSION, tagged(SEQUENCE, EC_NAME, curve(der)), tagged(OCTETS, der)));
      default -> throw new InvalidKeyException("no private key");
    };
    return KeyFactory.getInstance(family).generatePrivate(spec);
  }

  private static PKCS8EncodedKeySpec opened(byte[] der, String passphrase)
      throws GeneralSecurityException {
    try {
      EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
      // For the newer way of sealing only the parameters name the ciphers.
      String name =
          sealed.getAlgName().startsWith("PBE") && !sealed.getAlgName().equals("PBES2")
              ? sealed.getAlgName()
              : String.valueOf(sealed.getAlgParameters());
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(name)
              .generateSecret(new PBEKeySpec(passphrase.toCharArray())),
          sealed.getAlgParameters());
      return sealed.getKeySpec(cipher);
    } catch (IOException e) {
      throw new InvalidKeyException("no encrypted key", e);
    }
  }

  /** The older way of sealing: a key made of passphrase and salt by MD5. */
  private static byte[] opened(byte[] der, String head, String passphrase)
      throws GeneralSecurityException {
    Matcher info = SEALED.matcher(head);
    if (!info.find()) {
      throw new InvalidKeyException("an unknown cipher");
    }
    boolean aes = info.group("bits") != null;
    byte[] iv = HexFormat.of().parseHex(info.group("iv"));
    int length = aes ? Integer.parseInt(info.group("bits")) / 8 : 24;
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    byte[] last = {};
    while (key.size() < length) {
      md5.update(last);
      md5.update(passphrase.getBytes(StandardCharsets.UTF_8));
      last = md5.digest(Arrays.copyOf(iv, 8));
      key.writeBytes(last);
    }
    Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(key.toByteArray(), length), aes ? "AES" : "DESede"),
        new IvParameterSpec(iv));
    return cipher.doFinal(der);
  }

  /** The name of the curve, which an older EC key holds in its field 0. */
  private static byte[] curve(byte[] der) throws InvalidKeyException {
    int at = header(der, 0);
    while (at < der.length) {
      int content = at + header(der, at);
      int end = content + length(der, at);
      if ((der[at] & 0xff) == CURVE) {
        return Arrays.copyOfRange(der, content, end);
      }
      at = end;
    }
    throw new InvalidKeyException("the key does not name its curve");
  }

  private static int header(byte[] der, int at) throws InvalidKeyException {
    if (at + 2 > der.length) {
      throw new InvalidKeyException("a cut key");
    }
    int first = der[at + 1] & 0xff;
    return first < 0x80 ? 2 : 2 + (first & 0x7f);
  }

  private static int length(byte[] der, int at) throws InvalidKeyException {
    int bytes = header(der, at) - 2;
    int length = bytes == 0 ? der[at + 1] & 0xff : 0;
    for (int i = 0; i < bytes && at + 2 + i < der.length; i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    if (length < 0 || at + 2 + bytes + length > der.length) {
      throw new InvalidKeyException("a cut key");
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int size = content.size();
    if (size >= 0x100) {
      out.write(0x82);
      out.write(size >> 8);
    } else if (size >= 0x80) {
      out.write(0x81);
    }
    out.write(size);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
