using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Service.Content;

/// <summary>
/// The files a new lesson begins with. They pass lint as they are, so that a slip of the author shows at once; who reads the lesson by
/// accident is told that it is being written, and nothing of it gets into an exam.
/// </summary>
public static class LessonSkeleton
{
    /// <param name="number">Another for each new lesson: lint refuses questions that are word for word the same.</param>
    public static string Lesson(string id, int number, string? title, string competence) =>
        $$"""
        # yaml-language-server: $schema=../../schema/lesson.json
        # Bài mới. Thay hết chữ mẫu, rồi xóa các dòng ghi chú bắt đầu bằng dấu #. Hướng dẫn: docs/tac-gia.md
        #   Xem thử:   chattutor preview {{id}}
        #   Kiểm tra:  chattutor lint
        # Mã bài đừng đổi nữa: kết quả của người học gắn với mã này.
        id: {{id}}
        # Tăng thêm 1 khi ý của bài đổi; sửa lỗi chữ thì giữ nguyên.
        version: 1
        # Nhiều nhất 40 ký tự.
        title: {{Words(title ?? $"Bài mới số {number}")}}
        # Một câu: học xong thì làm được gì.
        aim: "Học xong bài này thì làm được một việc."
        # Từ 1 đến 5.
        minutes: 3
        # Mã năng lực trong competences.yaml.
        competences: ["{{competence}}"]
        steps:
          # Từ 2 đến 6 thẻ, mỗi thẻ một ý: nhiều nhất 2 câu, 160 ký tự, mỗi câu 18 tiếng.
          # Gọi người học là {you}, tự xưng là {me}; đầu câu viết {You}, {Me}.
          - id: the-1
            kind: card
            text: "Bài này còn đang soạn. {You} học bài khác trước nhé."
          - id: the-2
            kind: card
            text: "Mỗi thẻ nói một ý, viết như đang nói chuyện."
            # Có con số hoặc địa chỉ trang thì phải có nguồn: ghi mã dữ kiện trong thư mục facts.
            # facts: [ma-du-kien]
            # Thẻ tả màn hình thì ghi tên ứng dụng; trên iPhone khác chữ thì viết riêng.
            # screen: "VNeID"
            # iphone: "Trên iPhone thì bấm Cài đặt."
          - id: the-3
            kind: card
            text: "Từ khó thì giải thích ngay chỗ gặp lần đầu."
            # Chưa ai xác nhận thì ghi lý do: thẻ được giữ lại, chưa cho người học thấy.
            # unconfirmed: "Chờ Công an xã xác nhận"
          # Từ 2 đến 4 câu hỏi. Nhãn nhiều nhất 24 ký tự; lựa chọn nào cũng có lời giải thích.
          # Đáp án đúng đừng lúc nào cũng đứng đầu, cũng đừng lúc nào cũng dài nhất hay ngắn nhất.
          - id: cau-1
            kind: single
            prompt: "Bài số {{number}} còn đang soạn thì mình làm gì?"
            choices:
              - { id: a, label: "Ngồi chờ cho xong", feedback: "Chờ thì lâu. Bài khác đang có sẵn, mình học trước." }
              - { id: b, label: "Học bài khác trước", right: true, feedback: "Bài này xong thì mình quay lại." }
              - { id: c, label: "Thôi, không học nữa", feedback: "Còn nhiều bài khác học được ngay." }
          - id: cau-2
            kind: scenario
            situation: "Bác Ba mở bài số {{number}} thì thấy còn đang soạn."
            prompt: "Bác Ba nên làm gì?"
            choices:
              - { id: a, label: "Tắt máy, đi ngủ", feedback: "Chưa cần tắt máy. Còn bài khác học được ngay." }
              - { id: b, label: "Bấm chọn bài khác", right: true, feedback: "Bài này xong thì bác quay lại." }
              - { id: c, label: "Bấm hoài bài đó xem sao", feedback: "Bấm hoài bài cũng chưa xong. Chọn bài khác trước." }
          # Một việc tự làm thử; không bao giờ bảo gõ số giấy tờ, mật khẩu hay mã vào khung chat.
          - id: lam-thu
            kind: practice
            text: "Kể cho một người trong nhà nghe điều mình vừa học."
        # Một câu mang về nhà.
        recap: "Bài còn đang soạn thì mình học bài khác trước."

        """.ReplaceLineEndings("\n");

    public static string Bank(string lesson) =>
        $$"""
        # yaml-language-server: $schema=../../schema/bank.json
        # Câu hỏi để thi và ôn, ngoài các câu trong bài. Có sẵn trong bảng tính thì: chattutor import cau-hoi.xlsx
        # Viết tay thì xóa [] rồi bỏ dấu # ở đầu các dòng mẫu. difficulty: 1 dễ, 2 vừa, 3 khó.
        lesson: {{lesson}}
        items: []
        #  - id: cau-on-1
        #    kind: single
        #    prompt: "Câu hỏi?"
        #    choices:
        #      - { id: a, label: "Lựa chọn sai", feedback: "Vì sao chưa đúng." }
        #      - { id: b, label: "Lựa chọn đúng", right: true, feedback: "Vì sao đúng." }
        #      - { id: c, label: "Sai kiểu khác", feedback: "Vì sao cũng chưa đúng." }
        #    difficulty: 2

        """.ReplaceLineEndings("\n");

    public static string Course(string id, string owner, string slug) =>
        $"""
        # yaml-language-server: $schema=../../schema/course.json
        id: {id}
        title: "Khóa mới"
        level: 1
        # Đơn vị chịu trách nhiệm nội dung: mã trong "owners" của campaign.yaml.
        owner: {owner}
        lessons: [{slug}]

        """.ReplaceLineEndings("\n");

    private static string Words(string text) => YamlText.Value(new Node.Text(new Position("", 1, 1), text), isBare: false);
}
