using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Web.Api;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SeriesRequest))]
internal sealed partial class SeriesRequestJson : JsonSerializerContext;
