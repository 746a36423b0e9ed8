/* Wine 8's C library ends a program that asks for complex numbers, as numpy does when it starts.
   These are MinGW's, taken and handed back as Microsoft's library does, where long double is
   double. For tests under Wine only; the rest of the library is Wine's. */
#include <complex.h>

typedef struct { float real, imaginary; } float_pair;
typedef struct { double real, imaginary; } double_pair;

#define ONE(pair, type, name, suffix, function)                                            \
    pair stand_in_##name##suffix(pair z) {                                                 \
        type _Complex answer = function(__builtin_complex(z.real, z.imaginary));           \
        return (pair){__real__ answer, __imag__ answer};                                   \
    }
#define TWO(pair, type, name, suffix, function)                                            \
    pair stand_in_##name##suffix(pair z, pair w) {                                         \
        type _Complex answer = function(__builtin_complex(z.real, z.imaginary),            \
                                        __builtin_complex(w.real, w.imaginary));           \
        return (pair){__real__ answer, __imag__ answer};                                   \
    }
#define NUMBER(pair, type, name, suffix, function)                                         \
    type stand_in_##name##suffix(pair z) {                                                 \
        return function(__builtin_complex(z.real, z.imaginary));                           \
    }
#define ALL(kind, name)                                                                    \
    kind(float_pair, float, name, f, name##f)                                              \
    kind(double_pair, double, name, , name)                                                \
    kind(double_pair, double, name, l, name)

ALL(NUMBER, cabs) ALL(NUMBER, carg) ALL(NUMBER, cimag) ALL(NUMBER, creal)
ALL(ONE, cacos) ALL(ONE, cacosh) ALL(ONE, casin) ALL(ONE, casinh) ALL(ONE, catan)
ALL(ONE, catanh) ALL(ONE, ccos) ALL(ONE, ccosh) ALL(ONE, cexp) ALL(ONE, clog)
ALL(ONE, csin) ALL(ONE, csinh) ALL(ONE, csqrt) ALL(ONE, ctan) ALL(ONE, ctanh)
ALL(TWO, cpow)
