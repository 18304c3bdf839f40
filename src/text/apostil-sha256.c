/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sha256.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

/* How it works
 *
 * A digest is made of the text of each file that is loaded, and with GLib that is a quarter of all the
 * work. Processors have instructions for it (SHA-256 as FIPS 180-4 says), which need a fifth of its
 * time. Whether this one has them is asked when it runs; without them, GLib does it. */

#if defined(__x86_64__)

#define BLOCK_BYTES 64
#define DIGEST_BITS 256

static const guint32 constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const guint32 first_state[8] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/* Four rounds, and four words of the schedule for later. */
#define FOUR_ROUNDS(w0, w1, w2, w3, j)                                                      \
  do                                                                                        \
    {                                                                                       \
      __m128i k = _mm_loadu_si128 ((const __m128i *) (const void *) (constants + i + (j))); \
      __m128i sum = _mm_add_epi32 (w0, k);                                                  \
                                                                                            \
      cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);                                       \
      abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));             \
      w0 = _mm_add_epi32 (_mm_sha256msg1_epu32 (w0, w1), _mm_alignr_epi8 (w3, w2, 4));      \
      w0 = _mm_sha256msg2_epu32 (w0, w3);                                                   \
    }                                                                                       \
  while (0)

__attribute__ ((target ("sha,sse4.1"))) static inline __m128i
load_words (const gchar *bytes)
{
  const __m128i big_endian = _mm_set_epi8 (12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);

  return _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (const void *) bytes), big_endian);
}

__attribute__ ((target ("sha,sse4.1"))) static void
take_blocks (guint32 *state, const gchar *bytes, gsize n_blocks)
{
  __m128i *words = (__m128i *) (void *) state;
  __m128i badc = _mm_shuffle_epi32 (_mm_loadu_si128 (words), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32 (_mm_loadu_si128 (words + 1), 0x1b);
  __m128i abef = _mm_alignr_epi8 (badc, hgfe, 8); /* the order that the instructions want */
  __m128i cdgh = _mm_blend_epi16 (hgfe, badc, 0xf0);
  __m128i feba;
  __m128i dchg;

  for (; n_blocks > 0; n_blocks--, bytes += BLOCK_BYTES)
    {
      __m128i old_abef = abef;
      __m128i old_cdgh = cdgh;
      __m128i w0 = load_words (bytes);
      __m128i w1 = load_words (bytes + 16);
      __m128i w2 = load_words (bytes + 32);
      __m128i w3 = load_words (bytes + 48);

      for (guint i = 0; i < 64; i += 16)
        {
          FOUR_ROUNDS (w0, w1, w2, w3, 0);
          FOUR_ROUNDS (w1, w2, w3, w0, 4);
          FOUR_ROUNDS (w2, w3, w0, w1, 8);
          FOUR_ROUNDS (w3, w0, w1, w2, 12);
        }
      abef = _mm_add_epi32 (abef, old_abef);
      cdgh = _mm_add_epi32 (cdgh, old_cdgh);
    }

  feba = _mm_shuffle_epi32 (abef, 0x1b);
  dchg = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 (words, _mm_blend_epi16 (feba, dchg, 0xf0));
  _mm_storeu_si128 (words + 1, _mm_alignr_epi8 (dchg, feba, 8));
}

static gboolean
can_do_it (void)
{
  guint a = 0, b = 0, c = 0, d = 0;

  return __builtin_cpu_supports ("sse4.1") && __get_cpuid_count (7, 0, &a, &b, &c, &d) &&
         (b & bit_SHA) != 0;
}

static gchar *
digest (const gchar *bytes, gsize n_bytes)
{
  static const gchar digits[] = "0123456789abcdef";
  guint32 state[8];
  gchar last[2 * BLOCK_BYTES] = { 0 };
  gsize n_rest = n_bytes % BLOCK_BYTES;
  gsize n_last = n_rest + 9 <= BLOCK_BYTES ? 1 : 2; /* blocks */
  guint64 n_bits = GUINT64_TO_BE ((guint64) n_bytes * 8);
  gchar *hex = g_malloc (DIGEST_BITS / 4 + 1);

  memcpy (state, first_state, sizeof state);
  take_blocks (state, bytes, n_bytes / BLOCK_BYTES);
  if (n_rest > 0)
    memcpy (last, bytes + n_bytes - n_rest, n_rest);
  last[n_rest] = (gchar) 0x80;
  memcpy (last + n_last * BLOCK_BYTES - sizeof n_bits, &n_bits, sizeof n_bits);
  take_blocks (state, last, n_last);

  for (guint i = 0; i < DIGEST_BITS / 4; i++)
    hex[i] = digits[state[i / 8] >> (28 - i % 8 * 4) & 15];
  hex[DIGEST_BITS / 4] = '\0';
  return hex;
}

#endif

/**
 * apostil_sha256:
 * @bytes: (array length=n_bytes): any bytes
 * @n_bytes: how many
 *
 * Any thread.
 *
 * Returns: (transfer full): their SHA-256, 64 lower-case hexadecimal digits
 */
gchar *
apostil_sha256 (const gchar *bytes, gsize n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

#if defined(__x86_64__)
  if (can_do_it ())
    return digest (bytes, n_bytes);
#endif
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
}
