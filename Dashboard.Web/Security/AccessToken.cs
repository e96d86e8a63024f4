using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>The secret that a server reachable by other machines asks for; none on loopback unless one was set.</summary>
/// <remarks>A generated token is kept in the data directory, so that pages stay signed in when the server restarts.</remarks>
internal sealed class AccessToken
{
    private readonly byte[]? _hash;

    public AccessToken(IOptions<DashboardOptions> options, DataDirectory data)
    {
        Value = options.Value.Token ?? (ListenAddress.IsLoopback(options.Value.Host) ? null : LoadOrCreate(data.File("token")));
        _hash = Value is null ? null : Hash(Value);
    }

    /// <summary>The token; null when none is required.</summary>
    public string? Value { get; }

    public bool IsRequired => Value is not null;

    /// <summary>Compares in constant time: hashes, so that not even the length can be learned.</summary>
    public bool Matches(string? candidate) =>
        _hash is not null && candidate is not null && CryptographicOperations.FixedTimeEquals(Hash(candidate), _hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string LoadOrCreate(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= 32 } kept)
        {
            return kept;
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.Write(token);
        return token;
    }
}
