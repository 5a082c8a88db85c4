#pragma once
// A container that is empty in nearly every object of a long list.

#include <cstddef>
#include <memory>
#include <utility>

namespace sauro {

/// Reads as the container `T`; takes one pointer while it is empty. Copies are deep.
template <typename T>
class Seldom {
 public:
  using value_type = typename T::value_type;
  using const_iterator = typename T::const_iterator;

  Seldom() = default;
  ~Seldom() = default;
  Seldom(T value) {  // NOLINT(*-explicit-*): stands for a T
    if (!value.empty()) value_ = std::make_unique<T>(std::move(value));
  }
  Seldom(const Seldom& other) : Seldom(*other) {}
  Seldom(Seldom&& other) noexcept = default;
  Seldom& operator=(const Seldom& other) { return *this = Seldom(other); }
  Seldom& operator=(Seldom&& other) noexcept = default;

  const T& operator*() const { return value_ ? *value_ : Nothing(); }
  const T* operator->() const { return &**this; }
  operator const T&() const { return **this; }  // NOLINT(*-explicit-*): stands for a T
  T& Edit() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }

  void clear() { value_.reset(); }
  [[nodiscard]] bool empty() const { return (**this).empty(); }
  [[nodiscard]] auto size() const { return (**this).size(); }
  [[nodiscard]] auto begin() const { return (**this).begin(); }
  [[nodiscard]] auto end() const { return (**this).end(); }
  [[nodiscard]] const value_type& at(std::size_t index) const { return (**this).at(index); }
  friend bool operator==(const Seldom& a, const Seldom& b) { return *a == *b; }
  template <typename Other>
  friend bool operator==(const Seldom& a, const Other& b) {
    return *a == b;
  }

 private:
  static const T& Nothing() {
    static const T nothing;
    return nothing;
  }

  std::unique_ptr<T> value_;
};

}  // namespace sauro
