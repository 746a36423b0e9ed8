/* Wine 8's C library ends a program that asks for complex numbers, as numpy does when it starts.
   These do enough for numpy to load. For tests under Wine only; the rest is forwarded. */

#define PAIR(type, short) \
    typedef struct { type real, imaginary; } short; \

PAIR(float, fc)
PAIR(double, dc)

#define EXPORT __declspec(dllexport)
#define PARTS(type, pair, suffix) \
    EXPORT type creal##suffix(pair z) { return z.real; } \
    EXPORT type cimag##suffix(pair z) { return z.imaginary; }
#define SAME(pair, name) \
    EXPORT pair name(pair z) { return z; }
#define SAMES(pair, suffix) \
    SAME(pair, csin##suffix) SAME(pair, ccos##suffix) SAME(pair, ctan##suffix) \
    SAME(pair, csinh##suffix) SAME(pair, ccosh##suffix) SAME(pair, ctanh##suffix) \
    SAME(pair, cexp##suffix) SAME(pair, cpow##suffix)
#define ZERO(type, pair, name) \
    EXPORT type name(pair z) { (void)z; return 0; }

PARTS(float, fc, f)
PARTS(double, dc, )
PARTS(double, dc, l)
SAMES(fc, f)
SAMES(dc, )
SAMES(dc, l)
ZERO(float, fc, cargf)
ZERO(double, dc, carg)
ZERO(double, dc, cargl)
ZERO(float, fc, cabsf)
ZERO(double, dc, cabs)
ZERO(double, dc, cabsl)
