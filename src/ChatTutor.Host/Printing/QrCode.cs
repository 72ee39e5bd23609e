using QRCoder;

namespace ChatTutor.Host.Printing;

/// <summary>Addresses as codes to scan.</summary>
public static class QrCode
{
    /// <summary>An SVG that fills its place. Medium correction: paper in a market hall gets wet and folded.</summary>
    public static string Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
