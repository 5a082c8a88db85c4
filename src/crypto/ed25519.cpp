#include "crypto/ed25519.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <memory>

namespace sauro::crypto {
namespace {

// Fails only when memory ran out or OpenSSL is broken; there is no going on then.
void Must(bool done) {
  if (!done) std::abort();
}

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeKey>;

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using ContextPointer = std::unique_ptr<EVP_MD_CTX, FreeContext>;

ContextPointer NewContext() {
  ContextPointer context(EVP_MD_CTX_new());
  Must(context != nullptr);
  return context;
}

KeyPointer PrivateKey(const Seed& seed) {
  KeyPointer key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
  Must(key != nullptr);
  return key;
}

const unsigned char* Data(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  Must(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1);
  return bytes;
}

Seed NewSeed() {
  Seed seed;
  Must(RAND_priv_bytes(seed.data(), static_cast<int>(seed.size())) == 1);
  return seed;
}

PublicKey PublicKeyOf(const Seed& seed) {
  PublicKey key;
  std::size_t size = key.size();
  Must(EVP_PKEY_get_raw_public_key(PrivateKey(seed).get(), key.data(), &size) == 1);
  return key;
}

Signature Sign(const Seed& seed, std::string_view message) {
  const KeyPointer key = PrivateKey(seed);
  const ContextPointer context = NewContext();
  Signature signature;
  std::size_t size = signature.size();
  Must(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  Must(EVP_DigestSign(context.get(), signature.data(), &size, Data(message), message.size()) == 1);
  return signature;
}

bool IsSignature(const PublicKey& key, std::string_view message, const Signature& signature) {
  const KeyPointer known(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size())
  );
  if (known == nullptr) return false;
  const ContextPointer context = NewContext();
  Must(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, known.get()) == 1);
  return EVP_DigestVerify(
             context.get(), signature.data(), signature.size(), Data(message), message.size()
         ) == 1;
}

}  // namespace sauro::crypto
