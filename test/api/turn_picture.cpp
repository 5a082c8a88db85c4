// usage: sauro_turn_picture DEGREES < page.pgm > turned.pgm
// A page as it lies in a scanner: clockwise by so much, white around it.

#include <leptonica/allheaders.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

#include "reader/picture.h"

int main(int count, char** arguments) {
  using sauro::reader::Picture;
  constexpr float kRadiansPerDegree = 0.0174533F;
  if (count != 2) return 2;
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  const Picture page(pixReadMem(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size()));
  if (page == nullptr) return 1;
  const int degrees = std::atoi(arguments[1]);
  const Picture turned(
      degrees % 90 == 0 ? pixRotateOrth(page.get(), degrees / 90 % 4)
                        : pixRotate(
                              page.get(),
                              static_cast<float>(degrees) * kRadiansPerDegree,
                              L_ROTATE_AREA_MAP,
                              L_BRING_IN_WHITE,
                              0,
                              0
                          )
  );
  if (turned == nullptr) return 1;
  return pixWriteStream(stdout, turned.get(), IFF_PNM);
}
