# embed_page(OUTPUT FOLDER OPENAPI): a source file that puts the files of FOLDER, and the description of the API, into
# the program as they are, and lists them.
function(embed_page output folder openapi)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  list(SORT files)
  set(data "")
  set(names "")
  set(list "")
  set(number 0)
  set(depends ${openapi})
  foreach(file IN LISTS files ITEMS "")
    if(file STREQUAL "")
      set(path ${openapi})
      set(name openapi)
    else()
      set(path ${folder}/${file})
      set(name ${number})
      string(APPEND list "      {\"${file}\", text(planlezer_page_${name}, planlezer_page_${name}_end)},\n")
      list(APPEND depends ${path})
    endif()
    string(APPEND data "    \".balign 8\\nplanlezer_page_${name}:\\n.incbin \\\"${path}\\\"\\nplanlezer_page_${name}_end:\\n.byte 0\\n\"\n")
    string(APPEND names "extern \"C\" const char planlezer_page_${name}[], planlezer_page_${name}_end[];\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${output} CONTENT "// Made by embed.cmake.
#include <cstddef>

#include \"app/serve/page_files.h\"

__asm__(
    \".section .rodata\\n\"
${data}    \".previous\\n\");

${names}
namespace planlezer::serve {

namespace {

std::string_view text(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::span<const PageFile> page_files() {
  static const PageFile files[] = {
${list}  };
  return files;
}

std::string_view openapi_text() {
  return text(planlezer_page_openapi, planlezer_page_openapi_end);
}

}  // namespace planlezer::serve
" @ONLY)
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${depends}")
endfunction()
